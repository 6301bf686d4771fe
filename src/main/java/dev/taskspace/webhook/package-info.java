/** Messages to other systems when jobs end: signed, kept until they are delivered, and logged. */
@NullMarked
package dev.taskspace.webhook;

import org.jspecify.annotations.NullMarked;
