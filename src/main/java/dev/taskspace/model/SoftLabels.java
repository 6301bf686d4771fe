package dev.taskspace.model;

import dev.taskspace.endpoint.NonsenseException;
import dev.taskspace.surrogate.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes distributions over labels in their fixed order of what sources answer. */
final class SoftLabels {
    /** How far a sum of probabilities may be from 1 and still be one. */
    private static final double TOLERANCE = 0.02;

    private SoftLabels() {}

    /**
     * Of a score for each label that the source names: by label, by {@code LABEL_i}, or by the number i of the class.
     * Scores are probabilities; what sums to less than 1 leaves the rest to the labels that were not named, in equal
     * parts.
     *
     * @throws NonsenseException when a name is none of the labels, or a score no probability
     */
    static Target.Distribution ofScores(Map<String, Double> scores, List<String> labels) {
        double[] mass = new double[labels.size()];
        boolean[] named = new boolean[labels.size()];
        scores.forEach((name, score) -> {
            int index = index(name, labels);
            if (!(score >= -TOLERANCE) || Double.isInfinite(score)) {
                throw new NonsenseException(
                        "answered the score " + score + " for '" + name + "'; scores are at least 0");
            }
            mass[index] += Math.max(0, score);
            named[index] = true;
        });
        double sum = 0;
        int unnamed = 0;
        for (int k = 0; k < mass.length; k++) {
            sum += mass[k];
            unnamed += named[k] ? 0 : 1;
        }
        for (int k = 0; k < mass.length && unnamed > 0 && sum < 1; k++) {
            mass[k] += named[k] ? 0 : (1 - sum) / unnamed;
        }
        return normalised(mass);
    }

    /** All of the mass on one label. */
    static Target.Distribution ofLabel(String name, List<String> labels) {
        double[] mass = new double[labels.size()];
        mass[index(name, labels)] = 1;
        return normalised(mass);
    }

    /** Of one output a label, in their order: probabilities as they are, anything else as logits. */
    static Target.Distribution ofOutputs(double[] outputs, List<String> labels) {
        if (outputs.length == 1 && labels.size() == 2) {
            double p = outputs[0] >= 0 && outputs[0] <= 1 ? outputs[0] : 1 / (1 + Math.exp(-outputs[0]));
            return normalised(new double[] {1 - p, p});
        }
        if (outputs.length != labels.size()) {
            throw new NonsenseException("answered " + outputs.length + " outputs; there are " + labels.size()
                    + " labels: " + String.join(", ", labels));
        }
        double sum = 0;
        boolean probabilities = true;
        for (double output : outputs) {
            if (!Double.isFinite(output)) {
                throw new NonsenseException("answered an output that is no finite number");
            }
            probabilities &= output >= 0;
            sum += output;
        }
        return normalised(probabilities && Math.abs(sum - 1) <= TOLERANCE ? outputs : softmax(outputs));
    }

    static double[] softmax(double[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] mass = new double[logits.length];
        for (int k = 0; k < mass.length; k++) {
            mass[k] = Math.exp(logits[k] - largest);
        }
        return mass;
    }

    private static Target.Distribution normalised(double[] mass) {
        double sum = 0;
        for (double part : mass) {
            sum += part;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new NonsenseException("answered no label with any probability");
        }
        float[] probabilities = new float[mass.length];
        for (int k = 0; k < mass.length; k++) {
            probabilities[k] = (float) (mass[k] / sum);
        }
        return new Target.Distribution(probabilities);
    }

    private static int index(String name, List<String> labels) {
        int exact = labels.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        for (int k = 0; k < labels.size(); k++) {
            if (labels.get(k).equalsIgnoreCase(name.strip())) {
                return k;
            }
        }
        String number = name.toUpperCase(Locale.ROOT).replaceFirst("^LABEL_", "");
        if (number.matches("[0-9]{1,4}") && Integer.parseInt(number) < labels.size()) {
            return Integer.parseInt(number);
        }
        throw new NonsenseException("answered the label '" + (name.length() > 50 ? name.substring(0, 50) : name)
                + "'; the labels are " + String.join(", ", labels));
    }
}
