package dev.taskspace.surrogate;

/** A surrogate cannot be tuned towards this objective. */
public final class UnsupportedObjectiveException extends UnsupportedOperationException {

    public UnsupportedObjectiveException(String message) {
        super(message);
    }
}
