/** Rankings: which source suits a target, by similarity of their task embeddings or by a baseline. */
@NullMarked
package dev.taskspace.ranking;

import org.jspecify.annotations.NullMarked;
