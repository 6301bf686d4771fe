package dev.taskspace.surrogate.encoder;

/** What {@code taskspace.devices} says is no setting, or means GPUs that are not there. */
public final class UnusableDevicesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusableDevicesException(String message) {
        super(message);
    }
}
