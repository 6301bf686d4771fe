package dev.taskspace.model;

import dev.taskspace.labeling.Arity;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.labeling.Labelling;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A classifier below the models directory, run by the worker itself: without a call to anybody. */
final class LocalLabeler implements Labeler {
    private final RegisteredModel model;
    private final LocalClassifier classifier;

    LocalLabeler(RegisteredModel model, LocalClassifier classifier) {
        this.model = model;
        this.classifier = classifier;
    }

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public Arity arity() {
        return ModelLabelers.arity(model);
    }

    @Override
    public Forecast forecast(List<TextInput> inputs) {
        return Forecast.FREE;
    }

    @Override
    public Labelling label(List<TextInput> inputs, LabelingRun run) {
        List<TextInput> distinct = List.copyOf(new LinkedHashSet<>(inputs));
        if (distinct.isEmpty()) {
            return Labelling.of(List.of());
        }
        float[][] rows = classifier.answers().to(distinct, run::progress);
        Map<TextInput, Target> answers = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            answers.put(distinct.get(i), target(rows[i]));
        }
        return Labelling.of(inputs.stream().map(answers::get).toList());
    }

    private Target target(float[] row) {
        double[] outputs = new double[row.length];
        for (int k = 0; k < row.length; k++) {
            outputs[k] = row[k];
        }
        if (!model.labels().isEmpty()) {
            return SoftLabels.ofOutputs(outputs, model.labels());
        }
        if (outputs.length != 1 || !Double.isFinite(outputs[0])) {
            throw UnsuitableModelException.answersNoNumber(model);
        }
        return new Target.Value(outputs[0]);
    }
}
