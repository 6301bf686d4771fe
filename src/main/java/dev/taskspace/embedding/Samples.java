package dev.taskspace.embedding;

import dev.taskspace.entity.EntityKind;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.surrogate.TextInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the examples of some kinds of entity come from. */
interface Samples {

    boolean serve(EntityKind kind);

    /** Makes everything ready that all seeds share; for a model that is asking it, which the run watches. */
    Draw open(EmbeddingOrder order, LabelingRun run);

    /** What {@link #open} would give and cost; asks nobody. */
    Preview preview(EmbeddingOrder order);

    /** Draws the examples of one seed after the other. */
    interface Draw {

        /** At most as many examples as the method reads, the same ones for the same content and seed. */
        Sample draw(long seed);

        /** What the labels are like that a model gave; null for a dataset, which has labels of its own. */
        default @Nullable LabelerStatistics statistics() {
            return null;
        }
    }

    /** The training inputs of a seed, and what getting their labels would cost. */
    record Preview(List<TextInput> inputs, Forecast forecast) {}
}
