package dev.taskspace.prompt;

import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TextInput;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels by sentence similarity: the filled template is compared with every verbalizer by the cosine of their mean-pooled
 * sentence vectors. From each similarity the one of the template filled with nothing is subtracted (contextual
 * calibration, Zhao et al. 2021), for some words resemble the template whatever it holds. The best word of a label counts,
 * and a softmax over the labels makes probabilities.
 */
final class Resemblance {
    /** Chosen by log loss. */
    private static final double TEMPERATURE = 0.05;

    private static final int MOST_TOKENS = 256;

    private final Surrogate surrogate;
    private final PromptTemplate template;
    private final List<List<String>> words;

    Resemblance(Surrogate surrogate, PromptTemplate template, Verbalizers verbalizers) {
        this.surrogate = surrogate;
        this.template = template;
        this.words = verbalizers.spoken();
    }

    /** One distribution over the labels for each input. */
    List<double[]> label(List<TextInput> inputs, StepListener listener) {
        float[][][] spoken = words.stream()
                .map(ofLabel -> vectors(ofLabel, StepListener.SILENT))
                .toArray(float[][][]::new);
        float[] nothing = vectors(List.of(template.fill(new TextInput("", ""))), StepListener.SILENT)[0];
        float[][] filled = vectors(inputs.stream().map(template::fill).toList(), listener);
        return IntStream.range(0, filled.length)
                .mapToObj(i -> softmax(IntStream.range(0, spoken.length)
                        .mapToDouble(label -> best(filled[i], nothing, spoken[label]))
                        .toArray()))
                .toList();
    }

    private static double best(float[] filled, float[] nothing, float[][] spoken) {
        return IntStream.range(0, spoken.length)
                .mapToDouble(word -> cosine(filled, spoken[word]) - cosine(nothing, spoken[word]))
                .max()
                .orElseThrow();
    }

    private float[][] vectors(List<String> texts, StepListener listener) {
        return surrogate.pooled(texts.stream().map(TextInput::of).toList(), MOST_TOKENS, listener);
    }

    static double cosine(float[] a, float[] b) {
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (double) a[i] * b[i];
            ofA += (double) a[i] * a[i];
            ofB += (double) b[i] * b[i];
        }
        return both / Math.sqrt(ofA * ofB);
    }

    static double[] softmax(double[] similarities) {
        double largest = IntStream.range(0, similarities.length)
                .mapToDouble(i -> similarities[i])
                .max()
                .orElseThrow();
        double[] weights = new double[similarities.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp((similarities[i] - largest) / TEMPERATURE);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
