/** Whose data the current work may see; PostgreSQL keeps projects apart by row security. */
@NullMarked
package dev.taskspace.platform.project;

import org.jspecify.annotations.NullMarked;
