package dev.taskspace.platform.idempotency;

import java.util.regex.Pattern;

/** The key that a client chose, such as a UUID. */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

    IdempotencyKey {
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw new InvalidKeyException(MAX_LENGTH);
        }
    }
}
