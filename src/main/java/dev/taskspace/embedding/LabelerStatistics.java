package dev.taskspace.embedding;

import dev.taskspace.labeling.Labelling;
import dev.taskspace.surrogate.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the labels of a model or prompt on a pool are like.
 *
 * @param asked inputs of the pool that it was asked for
 * @param answered how many of them it gave a label
 * @param shares mean probability of each label, in the order of the labels; empty for a regression
 * @param entropy mean entropy of its answers in bits: 0 when it only ever names one label; null for a regression
 * @param mean of its answers, null for a classification
 * @param standardDeviation of its answers, null for a classification
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
                case Target.Span span -> throw new IllegalArgumentException("a labeler gives soft labels");
            }
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int k = 0; k < mass.length; k++) {
            shares.put(labels.get(k), mass[k] / Math.max(1, answered));
        }
        boolean regression = labels.isEmpty();
        double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
        double variance = values.stream()
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        return new LabelerStatistics(
                labelling.answers().size(),
                answered,
                shares,
                regression ? null : entropy / Math.max(1, answered),
                regression ? mean : null,
                regression ? Math.sqrt(variance) : null,
                labelling.notes());
    }
}
