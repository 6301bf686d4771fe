package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.LearningCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the runs of one method over its seeds: the mean is the vector, the mean cosine distance between the runs, in the
 * coordinates of the method, is the spread.
 */
final class SeedAverage {
    private final EmbeddingMethod method;
    private final List<BlockSize> layout;
    private final List<float[]> runs = new ArrayList<>();
    private final List<LearningCheck> checks = new ArrayList<>();

    SeedAverage(MethodVector first) {
        method = first.method();
        layout = first.blocks().stream()
                .map(block -> new BlockSize(block.name(), block.values().length))
                .toList();
    }

    void add(MethodVector run) {
        runs.add(joined(run.blocks()));
        if (run.learning() != null) {
            checks.add(run.learning());
        }
    }

    static float[] joined(List<Block> blocks) {
        float[] values = new float
                [blocks.stream().mapToInt(block -> block.values().length).sum()];
        int start = 0;
        for (Block block : blocks) {
            System.arraycopy(block.values(), 0, values, start, block.values().length);
            start += block.values().length;
        }
        return values;
    }

    EmbeddingMethod method() {
        return method;
    }

    List<BlockSize> layout() {
        return layout;
    }

    int dimensions() {
        return layout.stream().mapToInt(BlockSize::size).sum();
    }

    List<float[]> runs() {
        return runs;
    }

    List<LearningCheck> checks() {
        return checks;
    }

    /** Whether the surrogate learned nothing in more than half of the runs. */
    boolean weakSignal() {
        return 2 * checks.stream().filter(LearningCheck::weakSignal).count() > checks.size();
    }

    float[] mean() {
        if (runs.size() == 1) {
            return runs.getFirst();
        }
        float[] mean = new float[dimensions()];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (float[] run : runs) {
                sum += run[i];
            }
            mean[i] = (float) (sum / runs.size());
        }
        return mean;
    }

    /** Null for a single run, which says nothing about its spread. */
    @Nullable
    Double spread() {
        if (runs.size() < 2) {
            return null;
        }
        List<float[]> coordinates =
                runs.stream().map(run -> method.coordinates(run, layout)).toList();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < coordinates.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += 1 - Cosine.of(coordinates.get(i), coordinates.get(j));
                pairs++;
            }
        }
        return sum / pairs;
    }
}
