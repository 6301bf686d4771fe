package dev.taskspace.platform.access;

import dev.taskspace.platform.data.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret half of a key while it is in somebody's hands; only its hash is ever kept. A plain SHA-256 is enough for 256
 * random bits, which nobody can guess however fast the hash is; secrets that people chose must therefore be long.
 */
final class Secret {
    static final int LEAST_LENGTH = 32;

    private static final String START = "tsk_";
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    Secret(String text) {
        this.text = text;
    }

    static Secret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(START + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The whole secret, for its owner, once. */
    String reveal() {
        return text;
    }

    /** Enough to recognise it by, too little to use it. */
    String prefix() {
        return text.substring(0, Math.min(SHOWN, text.length() / 3));
    }

    String hash() {
        return new Sha256().field(text).hex();
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }
}
