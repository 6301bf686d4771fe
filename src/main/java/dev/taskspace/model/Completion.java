package dev.taskspace.model;

import java.util.List;

/**
 * What a language model went on with.
 *
 * @param text as it came, blanks included
 * @param tokens its tokens in order; empty when the endpoint gives no log-probabilities
 */
public record Completion(String text, List<Token> tokens) {

    public Completion {
        tokens = List.copyOf(tokens);
    }

    /**
     * One token.
     *
     * @param logprob natural logarithm of its probability
     * @param top the likeliest tokens at its place, itself usually among them, likeliest first
     */
    public record Token(String text, double logprob, List<Alternative> top) {

        public Token {
            top = List.copyOf(top);
        }
    }

    /** A token that could have stood at a place. */
    public record Alternative(String text, double logprob) {}
}
