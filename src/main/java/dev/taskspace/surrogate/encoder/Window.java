package dev.taskspace.surrogate.encoder;

/**
 * A stretch of the second text of a pair, tokenised after the whole first text.
 *
 * @param starts for every token its first UTF-16 unit in the second text, {@value #NOWHERE} where it is of none
 * @param ends the same for the unit after its last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Window(Tokens tokens, int[] starts, int[] ends) {

    public static final int NOWHERE = -1;

    /** Whether this token stands for characters of the second text. */
    public boolean readable(int token) {
        return starts[token] != NOWHERE;
    }
}
