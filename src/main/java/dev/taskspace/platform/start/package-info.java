/** How the service starts. */
@NullMarked
package dev.taskspace.platform.start;

import org.jspecify.annotations.NullMarked;
