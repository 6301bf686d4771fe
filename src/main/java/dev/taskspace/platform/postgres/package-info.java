/** An embedded, durable PostgreSQL for installations that bring none: one data directory, one process that owns it. */
@NullMarked
package dev.taskspace.platform.postgres;

import org.jspecify.annotations.NullMarked;
