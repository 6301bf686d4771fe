package dev.taskspace.surrogate;

import java.util.Collection;

/** No surrogate has this name. */
public final class UnknownSurrogateException extends RuntimeException {

    public UnknownSurrogateException(String name, Collection<String> existing) {
        super("There is no surrogate \"" + name + "\"; there is " + String.join(", ", existing));
    }
}
