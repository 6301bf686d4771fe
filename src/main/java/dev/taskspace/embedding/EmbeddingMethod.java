package dev.taskspace.embedding;

import java.util.List;

/**
 * One way to turn a task into a vector, together with its hyper-parameters: implemented by a record per method whose
 * components are exactly the hyper-parameters that a request may set. A bean of that record with the default values
 * registers the method; nothing else has to know it.
 */
public interface EmbeddingMethod {

    /** The name in requests, such as {@code taskemb}. */
    String name();

    /** Raised whenever the same request would give another vector; part of the {@link Space}. */
    default int version() {
        return 1;
    }

    /** Whether the method reads labels and therefore needs a label that varies. */
    default boolean supervised() {
        return true;
    }

    /** Whether it is given the examples of a dataset as they stand in its file, not in a random order. */
    default boolean inFileOrder() {
        return false;
    }

    /** How many training examples it reads at most. */
    int maxExamples();

    /** How many tokens of an input it reads at most. */
    int maxTokens();

    /** Steps of one seed when it has this many examples. */
    Work work(int examples);

    /**
     * Computes the vector for one seed. The first element is this method's; further ones are vectors of other methods
     * that the same computation gives for free.
     */
    List<MethodVector> extract(Extraction extraction);

    /** What a stored vector is for. */
    enum Use {
        /** Compared by cosine; a feature of every ranking that learns. */
        SIMILARITY,
        /** Compared by cosine where it is asked for. */
        BASELINE,
        /** What a source does to a target's features; not compared with another vector. */
        DIRECTED,
        /** What a source turns the surrogate into; every target's examples must pass through it. */
        CARRIED;

        /** Whether the mean over several seeds means anything. */
        boolean averaged() {
            return this == SIMILARITY || this == BASELINE;
        }
    }

    default Use use() {
        return Use.SIMILARITY;
    }

    /** Whether similarities are taken after subtracting the mean of the entities of one kind. */
    default boolean centred() {
        return true;
    }

    /**
     * The coordinates in which vectors of this method are compared by cosine; usually the vector itself.
     *
     * @param vector as stored; not to be changed
     * @param layout the blocks of the vector, in order
     * @return an array of the same length
     */
    default float[] coordinates(float[] vector, List<BlockSize> layout) {
        return vector;
    }
}
