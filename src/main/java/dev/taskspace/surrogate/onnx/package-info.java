/** Runs classifiers in ONNX files by ONNX Runtime. */
@NullMarked
package dev.taskspace.surrogate.onnx;

import org.jspecify.annotations.NullMarked;
