/** The hybrid model on worlds whose truth is known. */
@NullMarked
package dev.taskspace.ranking.hybrid;

import org.jspecify.annotations.NullMarked;
