package dev.taskspace.embedding;

/** Name and length of one block of a stored vector. */
public record BlockSize(String name, int size) {}
