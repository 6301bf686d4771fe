package dev.taskspace.backup;

/** A backup or a restoration that cannot be; the message says what would work. Nothing was changed. */
final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Exception cause) {
        super(message, cause);
    }
}
