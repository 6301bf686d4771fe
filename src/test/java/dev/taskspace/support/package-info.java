/** What tests of all features share: the running service with a real PostgreSQL of its own. */
@NullMarked
package dev.taskspace.support;

import org.jspecify.annotations.NullMarked;
