package dev.taskspace.dataset;

/**
 * Some consecutive rows of a dataset.
 *
 * @param ordinal 0 for the first chunk
 * @param firstRow rows before it
 * @param rows rows in it
 * @param body its rows, see {@link RowCodec}
 */
@SuppressWarnings("ArrayRecordComponent") // handed from file to database once, never compared
record RowChunk(int ordinal, long firstRow, int rows, byte[] body) {}
