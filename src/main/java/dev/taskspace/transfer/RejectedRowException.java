package dev.taskspace.transfer;

/** One reported row cannot be recorded; the others can. Its message is the reason in the answer. */
final class RejectedRowException extends Exception {
    private static final long serialVersionUID = 1L;

    RejectedRowException(String reason) {
        super(reason);
    }
}
