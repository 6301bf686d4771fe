package dev.taskspace.surrogate.encoder;

/**
 * One tokenised input without padding.
 *
 * @param types 0 for the first text, 1 for the second
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tokens(long[] ids, long[] types) {

    public int length() {
        return ids.length;
    }
}
