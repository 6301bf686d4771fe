package dev.taskspace.exchange;

/**
 * One vector as it came.
 *
 * @param line of the file, or number of the vector; from 1
 * @param entity reference of what it is a vector of
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, handed over and never compared
record IncomingVector(long line, String entity, float[] values) {}
