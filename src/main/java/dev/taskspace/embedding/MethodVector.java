package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.LearningCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One vector of one seed.
 *
 * @param method what it is a vector of, hyper-parameters included
 * @param blocks its values in order
 * @param learning how well the surrogate learned the task, null for methods that do not tune
 */
record MethodVector(
        EmbeddingMethod method,
        List<Block> blocks,
        @Nullable LearningCheck learning) {

    /** @throws ImpossibleEmbeddingException when the surrogate's weights, or what tuning made of them, left the range of numbers */
    void requireFinite(String surrogate) {
        for (Block block : blocks) {
            for (float value : block.values()) {
                if (!Float.isFinite(value)) {
                    throw new ImpossibleEmbeddingException(
                            "/surrogate",
                            method.name() + " on " + surrogate
                                    + " gives numbers that are not finite: its weights are damaged,"
                                    + " or learningRate is too high. Another surrogate or a lower learningRate would work.");
                }
            }
        }
    }
}
