/** Surrogate transformers: text in, pooled states, tuned weights, Fisher information and prefixes out. The only module that knows tensors. */
@NullMarked
package dev.taskspace.surrogate;

import org.jspecify.annotations.NullMarked;
