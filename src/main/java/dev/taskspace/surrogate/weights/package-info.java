/** Reads the weights of surrogates from the files in which they are published. */
@NullMarked
package dev.taskspace.surrogate.weights;

import org.jspecify.annotations.NullMarked;
