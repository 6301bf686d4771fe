package dev.taskspace.embedding;

import dev.taskspace.labeling.Labelling;
import dev.taskspace.surrogate.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the labels of a model or prompt on a pool are like.
 *
 * @param asked inputs of the pool that it was asked for
 * @param answered how many of them it gave a label
 * @param shares mean probability of each label, in the order of the labels; of span extraction the shares of inputs with
 *     and without an answer; empty for a regression
 * @param entropy mean entropy of its answers in bits: 0 when it only ever names one label; only for a classification
 * @param mean of its answers, only for a regression
 * @param standardDeviation of its answers, only for a regression
 * @param notes counts of what else is worth knowing
 */
record LabelerStatistics(
        int asked,
        int answered,
        Map<String, Double> shares,
        @Nullable Double entropy,
        @Nullable Double mean,
        @Nullable Double standardDeviation,
        Map<String, Long> notes) {

    static LabelerStatistics of(Labelling labelling, List<String> labels) {
        double[] mass = new double[labels.size()];
        double entropy = 0;
        List<Double> values = new ArrayList<>();
        Map<String, Integer> spans = new TreeMap<>();
        int answered = 0;
        for (Target answer : labelling.answers()) {
            switch (answer) {
                case null -> {}
                case Target.Distribution distribution -> {
                    answered++;
                    float[] probabilities = distribution.probabilities();
                    for (int k = 0; k < mass.length; k++) {
                        mass[k] += probabilities[k];
                        entropy -=
                                probabilities[k] > 0 ? probabilities[k] * Math.log(probabilities[k]) / Math.log(2) : 0;
                    }
                }
                case Target.Value value -> {
                    answered++;
                    values.add(value.value());
                }
                case Target.Category category -> throw new IllegalArgumentException("a labeler gives soft labels");
                case Target.Span span -> {
                    answered++;
                    spans.merge(span.isNone() ? "unanswerable" : "answer", 1, Integer::sum);
                }
            }
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int k = 0; k < mass.length; k++) {
            shares.put(labels.get(k), mass[k] / Math.max(1, answered));
        }
        int all = answered;
        spans.forEach((kind, count) -> shares.put(kind, (double) count / all));
        boolean regression = labels.isEmpty() && spans.isEmpty();
        double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
        double variance = values.stream()
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        return new LabelerStatistics(
                labelling.answers().size(),
                answered,
                shares,
                labels.isEmpty() ? null : entropy / Math.max(1, answered),
                regression ? mean : null,
                regression ? Math.sqrt(variance) : null,
                labelling.notes());
    }
}
