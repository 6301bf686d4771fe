package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerClassCrossEntropyTest {

    private static final PerClassCrossEntropy LOSS = new PerClassCrossEntropy(new CrossEntropy(2));

    @Test
    void isTheMeanBinaryCrossEntropyOfTheClasses() {
        try (NDManager manager = TensorRuntime.open()) {
            NDArray outputs = manager.create(new double[] {2, -40}, new Shape(1, 2));
            NDArray targets = manager.create(new double[] {0.75, 1}, new Shape(1, 2));

            double loss = LOSS.perExample(outputs, targets).toDoubleArray()[0];

            double first = -0.75 * Math.log(sigmoid(2)) - 0.25 * Math.log(sigmoid(-2));
            assertThat(loss).isCloseTo((first + 40) / 2, within(1e-9));
        }
    }

    @Test
    void answersTheLogOddsWhenItSeesNothing() {
        float[] blind = LOSS.blind(List.of(new float[] {1, 0}, new float[] {1, 0}));

        assertThat(blind[0]).isCloseTo((float) Math.log(3), within(1e-6f));
        assertThat(blind[1]).isCloseTo((float) -Math.log(3), within(1e-6f));
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
