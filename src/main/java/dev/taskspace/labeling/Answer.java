package dev.taskspace.labeling;

/**
 * What an endpoint answered to one question.
 *
 * @param content what the adapter keeps of it, as JSON
 * @param tokens that the call was charged for, 0 when the endpoint does not say
 */
public record Answer(String content, long tokens) {}
