package dev.taskspace.surrogate;

/** A tuned prefix. For one thread at a time. */
public interface TunedPrefix extends AutoCloseable {

    /**
     * Tuned minus initial prefix (Zhou et al. 2022), flattened from {@code [layers, 2, heads, prefixLength, headDim]},
     * keys before values.
     */
    float[] delta();

    /** The tuned prefix itself, in the form of {@link #delta}: comparable only by what all prefixes share. */
    float[] prefix();

    LearningCheck learningCheck();

    /**
     * Share of the energy of the delta that its mean over the positions does not explain, {@code 1 − Σ‖mean‖²·P /
     * Σ‖delta‖²}: 0 when all positions moved alike, which makes the prefix one token repeated.
     */
    double positionSpread();

    @Override
    void close();
}
