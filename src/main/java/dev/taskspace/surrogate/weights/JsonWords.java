package dev.taskspace.surrogate.weights;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** What a parser says of damaged JSON, without its advice to programmers. */
final class JsonWords {

    private JsonWords() {}

    static String of(JacksonException e) {
        return e instanceof StreamConstraintsException
                ? "it is nested too deeply, or holds too long a value"
                : String.valueOf(e.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst(" \\(start marker.*", "")
                        .replaceFirst(": enable .*", "");
    }
}
