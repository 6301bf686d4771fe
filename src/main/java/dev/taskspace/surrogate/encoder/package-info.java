/** Transformer encoders over native tensors, with hooks at every linear layer and every attention. */
@NullMarked
package dev.taskspace.surrogate.encoder;

import org.jspecify.annotations.NullMarked;
