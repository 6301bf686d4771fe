package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.TunedSurrogate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Slopes of the loss curve (Bingel and Søgaard 2017; the baseline CurveGrad of Vu et al. 2020): a line is fitted to the
 * training losses around 10, 20, 30, 50 and 70 % of the steps, each within a tenth of all steps to both sides, and its
 * slope is stated in units of the first losses for the whole tuning. Compared by centred cosine; neither paper says how.
 * Comes free with {@link TaskEmb}. Says nothing of tunings of fewer steps than about twenty.
 */
record CurveGrad(
        int maxExamples,
        int maxTokens,
        int batchSize,
        double learningRate,
        double weightDecay,
        int epochs,
        int minVisits)
        implements EmbeddingMethod {

    static final String NAME = "curveGrad";
    private static final double[] PLACES = {0.1, 0.2, 0.3, 0.5, 0.7};
    private static final double REACH = 0.1;

    CurveGrad {
        new Tuning(maxExamples, maxTokens, batchSize, learningRate, weightDecay, epochs, minVisits).check();
    }

    static CurveGrad of(Tuning tuning) {
        return new CurveGrad(
                tuning.maxExamples(),
                tuning.maxTokens(),
                tuning.batchSize(),
                tuning.learningRate(),
                tuning.weightDecay(),
                tuning.epochs(),
                tuning.minVisits());
    }

    private Tuning tuning() {
        return new Tuning(maxExamples, maxTokens, batchSize, learningRate, weightDecay, epochs, minVisits);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return Tuning.VERSION;
    }

    @Override
    public Use use() {
        return Use.BASELINE;
    }

    @Override
    public Work work(int examples) {
        return tuning().work(examples);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        try (TunedSurrogate tuned = tuning().run(extraction)) {
            return List.of(of(tuned));
        }
    }

    MethodVector of(TunedSurrogate tuned) {
        return new MethodVector(this, List.of(new Block("slopes", slopes(tuned.losses()))), tuned.learningCheck());
    }

    static float[] slopes(double[] losses) {
        int reach = Math.max(1, (int) Math.round(REACH * losses.length));
        double first = 0;
        int counted = Math.min(reach, losses.length);
        for (int i = 0; i < counted; i++) {
            first += losses[i] / counted;
        }
        float[] slopes = new float[PLACES.length];
        for (int place = 0; place < slopes.length; place++) {
            int centre = (int) (PLACES[place] * losses.length);
            double slope = slope(losses, Math.max(0, centre - reach), Math.min(losses.length, centre + reach + 1));
            slopes[place] = first == 0 ? 0 : (float) (slope * losses.length / first);
        }
        return slopes;
    }

    /** Least squares over the steps {@code [start, end)}; 0 for a single one. */
    private static double slope(double[] losses, int start, int end) {
        double centre = (start + end - 1) / 2.0;
        double covariance = 0;
        double variance = 0;
        for (int i = start; i < end; i++) {
            covariance += (i - centre) * losses[i];
            variance += (i - centre) * (i - centre);
        }
        return variance == 0 ? 0 : covariance / variance;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        EmbeddingMethod curveGrad() {
            return of(TaskEmb.DEFAULT.tuning());
        }
    }
}
