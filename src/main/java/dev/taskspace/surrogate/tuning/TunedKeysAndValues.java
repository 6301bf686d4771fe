package dev.taskspace.surrogate.tuning;

import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.TunedPrefix;

/** What a prefix tuning leaves; nothing native. */
final class TunedKeysAndValues implements TunedPrefix {

    private final float[] prefix;
    private final float[] delta;
    private final int prefixLength;
    private final int headSize;
    private final LearningCheck learned;

    /** Takes {@code prefix} and {@code delta [layers, 2, heads, prefixLength, headSize]}. */
    TunedKeysAndValues(float[] prefix, float[] delta, int prefixLength, int headSize, LearningCheck learned) {
        this.prefix = prefix;
        this.delta = delta;
        this.prefixLength = prefixLength;
        this.headSize = headSize;
        this.learned = learned;
    }

    @Override
    public float[] delta() {
        return delta.clone();
    }

    @Override
    public float[] prefix() {
        return prefix.clone();
    }

    @Override
    public LearningCheck learningCheck() {
        return learned;
    }

    @Override
    public double positionSpread() {
        double energy = 0;
        double explained = 0;
        int block = prefixLength * headSize;
        for (int start = 0; start < delta.length; start += block) {
            for (int value = start; value < start + headSize; value++) {
                double sum = 0;
                for (int position = 0; position < prefixLength; position++) {
                    double moved = delta[value + position * headSize];
                    sum += moved;
                    energy += moved * moved;
                }
                explained += sum * sum / prefixLength;
            }
        }
        return energy == 0 ? 0 : 1 - explained / energy;
    }

    @Override
    public void close() {}
}
