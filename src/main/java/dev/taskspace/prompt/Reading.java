package dev.taskspace.prompt;

import java.util.List;

/** What an answer of a language model was taken to mean. */
sealed interface Reading {

    /**
     * A distribution over the labels.
     *
     * @param probabilities one a label, summing to 1
     * @param label position of the most probable one
     */
    @SuppressWarnings("ArrayRecordComponent") // a vector of numbers, never compared
    record Labelled(double[] probabilities, int label) implements Reading {}

    /**
     * No label can be told from it.
     *
     * @param mentioned positions of labels whose words occur nevertheless, denied or beside one another
     */
    record Unparseable(List<Integer> mentioned) implements Reading {}
}
