package dev.taskspace.model;

import dev.taskspace.dataset.TaskType;
import dev.taskspace.labeling.Arity;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.labeling.Labelling;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up what was predicted elsewhere; an input that is not of the pool has no answer. */
final class PredictionsLabeler implements Labeler {
    private final List<String> labels;
    private final Map<TextInput, Target> answers = new HashMap<>();

    PredictionsLabeler(@Nullable TaskType taskType, List<String> labels, List<TextInput> pool, Predicted predicted) {
        this.labels = labels;
        for (int i = 0; i < pool.size(); i++) {
            double[] row = predicted.rows().get(i);
            if (row != null) {
                answers.put(pool.get(i), target(taskType, row));
            }
        }
    }

    private Target target(@Nullable TaskType taskType, double[] row) {
        if (taskType == TaskType.SPAN_EXTRACTION) {
            return new Target.Span((int) row[0], (int) row[1]);
        }
        return taskType == TaskType.REGRESSION ? new Target.Value(row[0]) : SoftLabels.ofOutputs(row, labels);
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public Arity arity() {
        return Arity.ANY;
    }

    @Override
    public Forecast forecast(List<TextInput> inputs) {
        return Forecast.FREE;
    }

    @Override
    public Labelling label(List<TextInput> inputs, LabelingRun run) {
        List<@Nullable Target> found = new ArrayList<>(inputs.size());
        inputs.forEach(input -> found.add(answers.get(input)));
        return Labelling.of(found);
    }
}
