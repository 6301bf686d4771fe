/** Jobs against the real database, with work that tests script. */
@NullMarked
package dev.taskspace.job;

import org.jspecify.annotations.NullMarked;
