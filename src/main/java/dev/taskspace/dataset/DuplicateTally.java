package dev.taskspace.dataset;

/**
 * Counts rows whose text occurred before, by 64-bit hash, in constant memory: exact up to half a million distinct texts,
 * then from a sample of them (the hashes that end in a growing number of zero bits), scaled up.
 */
final class DuplicateTally {
    private static final int LARGEST_TABLE = 1 << 20;
    private static final int TRAIN = 1;
    private static final int HELD_OUT = 2;

    private long[] hashes = new long[1 << 10];
    private int[] rows = new int[1 << 10];
    private byte[] parts = new byte[1 << 10];
    private int size;
    private int zeroBits;

    void add(long hash, Split split) {
        add(hash, 1, split == Split.TRAIN ? TRAIN : HELD_OUT);
        if (size > hashes.length / 2) {
            rebuild();
        }
    }

    private void add(long hash, int count, int part) {
        if (zeroBits > 0 && hash << -zeroBits != 0) {
            return;
        }
        int mask = hashes.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (rows[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        size += rows[slot] == 0 ? 1 : 0;
        hashes[slot] = hash;
        rows[slot] += count;
        parts[slot] |= (byte) part;
    }

    private void rebuild() {
        long[] oldHashes = hashes;
        int[] oldRows = rows;
        byte[] oldParts = parts;
        int length = Math.min(2 * hashes.length, LARGEST_TABLE);
        zeroBits += length == hashes.length ? 1 : 0;
        hashes = new long[length];
        rows = new int[length];
        parts = new byte[length];
        size = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldRows[i] > 0) {
                add(oldHashes[i], oldRows[i], oldParts[i]);
            }
        }
    }

    /** Whether the counts are scaled up from a sample. */
    boolean estimated() {
        return zeroBits > 0;
    }

    /** Rows that repeat an earlier one. */
    long duplicates() {
        long repeated = 0;
        for (int count : rows) {
            repeated += Math.max(0, count - 1);
        }
        return repeated << zeroBits;
    }

    /** Distinct texts that occur both in the training part and in another. */
    long leaked() {
        long leaked = 0;
        for (byte part : parts) {
            leaked += part == (TRAIN | HELD_OUT) ? 1 : 0;
        }
        return leaked << zeroBits;
    }
}
