package dev.taskspace.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.dataset.TaskType;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelerContract;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.surrogate.TextInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PredictionsLabelerTest extends LabelerContract {

    @Override
    protected Labeler labeler() {
        List<double @Nullable []> rows = new ArrayList<>();
        rows.add(new double[] {0.1, 0.9});
        rows.add(new double[] {1, 0});
        rows.add(new double[] {0.5, 0.5});
        rows.add(null);
        List<TextInput> pool = new ArrayList<>(inputs());
        pool.add(TextInput.of("nobody predicted this"));
        return new PredictionsLabeler(TaskType.CLASSIFICATION, List.of("bad", "good"), pool, new Predicted(rows));
    }

    @Override
    protected List<TextInput> inputs() {
        return List.of(TextInput.of("one"), new TextInput("two", "and a half"), TextInput.of("three"));
    }

    @Test
    void hasNoAnswerToWhatWasNotPredicted() {
        var answers = labeler()
                .label(
                        List.of(TextInput.of("nobody predicted this"), TextInput.of("of another pool")),
                        LabelingRun.UNWATCHED)
                .answers();

        assertThat(answers).containsExactly(null, null);
    }
}
