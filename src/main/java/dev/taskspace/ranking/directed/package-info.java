/** The arithmetic of directed rankings: what a source does to the features of a target. Plain Java in double. */
@NullMarked
package dev.taskspace.ranking.directed;

import org.jspecify.annotations.NullMarked;
