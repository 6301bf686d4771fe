package dev.taskspace.dataset;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Predicate;

/**
 * A bottom-k sketch of the distinct normalised texts of a dataset (Broder 1997): the {@value #SIZE} smallest of their
 * 64-bit hashes, sorted. Two sketches tell how many texts two datasets share, without their texts.
 */
public final class TextSketch {
    static final int SIZE = 512;

    /** Bits of the filter; two sketches that share nothing rarely meet there. */
    private static final int BITMAP = 1 << 20;

    private final long[] hashes;

    private TextSketch(long[] hashes) {
        this.hashes = hashes;
    }

    /**
     * The estimated share of the smaller dataset's distinct texts that the other has too, 0 to 1. Below the smaller of
     * the two largest hashes both sketches are complete, so counting there is unbiased; exact when both datasets have at
     * most {@value #SIZE} texts. Of a dataset a thousand times smaller than the other only a handful of hashes lies
     * there: then the estimate is coarse.
     */
    public static double overlap(TextSketch a, TextSketch b) {
        long bound = Math.min(a.completeBelow(), b.completeBelow());
        int i = 0;
        int j = 0;
        int shared = 0;
        while (i < a.hashes.length && j < b.hashes.length && Math.max(a.hashes[i], b.hashes[j]) <= bound) {
            int order = Long.compare(a.hashes[i], b.hashes[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int smaller = a.leastCompared(b);
        return smaller == 0 ? 0 : (double) shared / smaller;
    }

    /**
     * Whether {@link #overlap} with this sketch exceeds a share, for many others in a row: hashes go into a small bitmap
     * first, and only what shares enough bits, which no true overlap can miss, is counted.
     */
    public Predicate<TextSketch> overlapsMoreThan(double share) {
        BitSet bits = new BitSet(BITMAP);
        for (long hash : hashes) {
            bits.set(bit(hash));
        }
        return other -> {
            int atMost = 0;
            for (long hash : other.hashes) {
                atMost += bits.get(bit(hash)) ? 1 : 0;
            }
            return atMost > 0 && atMost > share * leastCompared(other) && overlap(this, other) > share;
        };
    }

    private int leastCompared(TextSketch other) {
        long bound = Math.min(completeBelow(), other.completeBelow());
        return Math.min(upTo(bound), other.upTo(bound));
    }

    private static int bit(long hash) {
        return (int) hash & (BITMAP - 1);
    }

    private long completeBelow() {
        return hashes.length < SIZE ? Long.MAX_VALUE : hashes[hashes.length - 1];
    }

    private int upTo(long bound) {
        if (hashes.length == 0 || hashes[hashes.length - 1] <= bound) {
            return hashes.length;
        }
        int position = Arrays.binarySearch(hashes, bound);
        return position >= 0 ? position + 1 : -position - 1;
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return bytes.array();
    }

    static TextSketch of(byte[] bytes) {
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        return new TextSketch(hashes);
    }

    /** Collects hashes in constant memory. */
    static final class Builder {
        private final long[] kept = new long[2 * SIZE];
        private int count;
        private long bound = Long.MAX_VALUE;

        void add(long hash) {
            if (hash <= bound) {
                if (count == kept.length) {
                    compact();
                }
                kept[count++] = hash;
            }
        }

        private void compact() {
            Arrays.sort(kept, 0, count);
            int distinct = 0;
            for (int i = 0; i < count; i++) {
                if (distinct == 0 || kept[i] != kept[distinct - 1]) {
                    kept[distinct++] = kept[i];
                }
            }
            count = Math.min(distinct, SIZE);
            bound = count == SIZE ? kept[SIZE - 1] : Long.MAX_VALUE;
        }

        TextSketch build() {
            compact();
            return new TextSketch(Arrays.copyOf(kept, count));
        }
    }
}
