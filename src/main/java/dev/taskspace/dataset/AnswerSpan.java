package dev.taskspace.dataset;

/**
 * One right answer of a span extraction row.
 *
 * @param text the answer, as it stands in the second text
 * @param start its first UTF-16 unit in the second text
 */
public record AnswerSpan(String text, int start) {}
