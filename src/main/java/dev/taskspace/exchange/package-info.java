/** Vectors in and out: whole spaces as files for other tools, and vectors that other tools computed. */
@NullMarked
package dev.taskspace.exchange;

import org.jspecify.annotations.NullMarked;
