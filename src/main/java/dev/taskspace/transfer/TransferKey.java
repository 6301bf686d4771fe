package dev.taskspace.transfer;

/**
 * What makes a measurement the same one when it is reported again.
 *
 * @param source reference of what was learned first, registered or not
 * @param target reference of what was learned then
 * @param baseModel empty when not said, as are adaptation and metric
 */
record TransferKey(String source, String target, String baseModel, String adaptation, String metric, long seed) {}
