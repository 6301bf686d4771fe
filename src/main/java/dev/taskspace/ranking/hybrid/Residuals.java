package dev.taskspace.ranking.hybrid;

/** What a prediction that did not know a row missed of it, by source, in units of z. */
@SuppressWarnings("ArrayRecordComponent") // columns of one table, handed over and never compared
record Residuals(int setting, int[] sources, double[] values) {}
