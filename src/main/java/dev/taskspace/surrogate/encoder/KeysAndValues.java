package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;

/** What a self-attention attends to: {@code [batch, heads, positions, headSize]} each. */
public record KeysAndValues(NDArray keys, NDArray values) {}
