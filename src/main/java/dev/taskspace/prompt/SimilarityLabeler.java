package dev.taskspace.prompt;

import dev.taskspace.labeling.Arity;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.labeling.Labelling;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TextInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A sentence encoder under a prompt: inside the service, without a call to anybody. */
final class SimilarityLabeler implements Labeler {
    private final RegisteredPrompt prompt;
    private final Surrogate surrogate;

    SimilarityLabeler(RegisteredPrompt prompt, Surrogate surrogate) {
        this.prompt = prompt;
        this.surrogate = surrogate;
    }

    @Override
    public List<String> labels() {
        return prompt.verbalizers().labels();
    }

    @Override
    public Arity arity() {
        return prompt.template().pair() ? Arity.HALVES : Arity.SINGLE;
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
        List<double[]> answers = new Resemblance(surrogate, prompt.template(), prompt.verbalizers())
                .label(
                        distinct,
                        (done, total) -> run.progress(inputs.size() * done / Math.max(1, total), inputs.size()));
        Map<TextInput, double[]> byInput = new LinkedHashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            byInput.put(distinct.get(i), answers.get(i));
        }
        List<dev.taskspace.surrogate.Target> targets = new ArrayList<>();
        inputs.forEach(input -> targets.add(AnswerLog.distribution(byInput.getOrDefault(input, new double[0]))));
        return Labelling.of(targets);
    }
}
