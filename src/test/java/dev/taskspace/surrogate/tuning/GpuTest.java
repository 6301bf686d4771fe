package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Needs a GPU and libtorch for it: {@code ./mvnw test -Dtests.excluded= -Dgroups=gpu}. */
@Tag("gpu")
class GpuTest {

    @Test
    void tunesAsTheCpuDoesUpToRounding() {
        try (NDManager cpu = TensorRuntime.open();
                NDManager gpu = Engine.getInstance().newBaseManager(Device.gpu())) {
            List<Block> here = tuned(cpu);
            List<Block> there = tuned(gpu);
            for (int block = 0; block < here.size(); block++) {
                for (int i = 0; i < here.get(block).values().length; i++) {
                    assertThat(there.get(block).values()[i])
                            .isCloseTo(here.get(block).values()[i], within(1e-3f));
                }
            }
        }
    }

    private static List<Block> tuned(NDManager manager) {
        FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
        var plan = new FullTuning(32, 8, 1e-3, 0.01, 1);
        try (TunedSurrogate tuned = new FullTuner(frozen, plan).tune(Reviews.stars(), 1, StepListener.SILENT)) {
            return tuned.weightDelta();
        }
    }
}
