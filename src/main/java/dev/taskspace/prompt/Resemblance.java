package dev.taskspace.prompt;

import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TextInput;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels by sentence similarity: the input is compared with what the template says without it, followed by each
 * verbalizer ("How does the viewer feel about the movie? good"), by the cosine of their mean-pooled sentence vectors. The
 * best word of a label counts, and a softmax over the labels makes probabilities.
 *
 * <p>On ten prompts for sentiment and 60 rows of SST-2 it is right in 67 to 75 of 100 cases. The filled template compared
 * with the bare verbalizers is right in 43 to 68, for the vector of a question says little of its answer.
 */
final class Resemblance {
    /** Of .01, .02, .05, .1, .2 and .5 the one with the least log loss over ten prompts on SST-2 and MR together. */
    private static final double TEMPERATURE = 0.01;

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
        String question = template.fill(new TextInput("", ""));
        float[][][] statements = words.stream()
                .map(ofLabel -> vectors(
                        ofLabel.stream()
                                .map(word -> (question + " " + word).strip())
                                .toList(),
                        StepListener.SILENT))
                .toArray(float[][][]::new);
        float[][] read = vectors(inputs.stream().map(Resemblance::joined).toList(), listener);
        return IntStream.range(0, read.length)
                .mapToObj(i -> softmax(IntStream.range(0, statements.length)
                        .mapToDouble(label -> best(read[i], statements[label]))
                        .toArray()))
                .toList();
    }

    private static String joined(TextInput input) {
        return input.textPair() == null ? input.text() : input.text() + " " + input.textPair();
    }

    private static double best(float[] input, float[][] statements) {
        return IntStream.range(0, statements.length)
                .mapToDouble(word -> cosine(input, statements[word]))
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
