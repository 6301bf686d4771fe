/** A closer look at the first sources of a ranking: the target's examples pass through each tuned source. */
@NullMarked
package dev.taskspace.rerank;

import org.jspecify.annotations.NullMarked;
