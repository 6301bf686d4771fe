package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamWTest {

    private static final double RATE = 0.1;
    private static final double DECAY = 0.05;

    /** Minimises x³ for a few steps, and computes the same by the formulas of the paper. */
    @Test
    void followsTheFormula() {
        assertThat(engine(1.5, DECAY, 5)).isCloseTo(formula(1.5, DECAY, 5), within(1e-7));
        assertThat(engine(1.5, 0, 5))
                .isCloseTo(formula(1.5, 0, 5), within(1e-7))
                .isNotEqualTo(engine(1.5, DECAY, 5));
    }

    /** A gradient of 3e-8 is not much more than ε. */
    @Test
    void dividesByTheCorrectedRootAndEpsilonWhereGradientsAreTiny() {
        assertThat(engine(1e-4, 0, 1))
                .isCloseTo(formula(1e-4, 0, 1), within(1e-7))
                .isCloseTo(1e-4 - RATE * 3 / 4, within(1e-5));
    }

    private static double engine(double start, double decay, int steps) {
        try (NDManager manager = TensorRuntime.open()) {
            NDArray x = manager.create(new double[] {start}).duplicate();
            AdamW optimizer = new AdamW(manager, List.of(new AdamW.Group(List.of(x), RATE, decay)));
            for (int step = 0; step < steps; step++) {
                Autograd.recorded(() -> {
                    Autograd.backward(x.mul(x).mul(x).sum(), 1);
                });
                optimizer.step();
            }
            return x.getDouble(0);
        }
    }

    private static double formula(double start, double decay, int steps) {
        double x = start;
        double mean = 0;
        double variance = 0;
        for (int step = 1; step <= steps; step++) {
            double gradient = 3 * x * x;
            mean = 0.9 * mean + 0.1 * gradient;
            variance = 0.999 * variance + 0.001 * gradient * gradient;
            x -= RATE * decay * x;
            x -= RATE * (mean / (1 - Math.pow(0.9, step))) / (Math.sqrt(variance / (1 - Math.pow(0.999, step))) + 1e-8);
        }
        return x;
    }
}
