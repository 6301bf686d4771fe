package dev.taskspace.dataset.file;

import java.util.Map;

/**
 * One row of an upload before it is known what its columns mean.
 *
 * @param line 1-based: the line of a text file where the row starts, else the number of the row
 * @param cells by column, in the order of the file; a value is a String, BigDecimal, Boolean, List or Map, and a
 *     column without a value is absent
 */
public record SourceRow(long line, Map<String, Object> cells) {}
