package dev.taskspace.surrogate.weights;

/** A weights file is damaged, or is not what its name promises. */
public final class WeightsFormatException extends RuntimeException {

    public WeightsFormatException(String message) {
        super(message);
    }

    public WeightsFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
