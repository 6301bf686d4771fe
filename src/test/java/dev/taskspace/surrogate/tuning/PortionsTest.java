package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.Encoder;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.Parameters;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.TokenBatch;
import dev.taskspace.surrogate.weights.EncoderConfig;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when the memory of a device does not suffice, with an encoder that fails as on such a device. */
class PortionsTest {

    private static final FullTuning PLAN = new FullTuning(32, 8, 1e-3, 0.01, 2);

    private NDManager manager;
    private FrozenEncoder frozen;

    @BeforeEach
    void load() {
        manager = TensorRuntime.open();
        frozen = TinyBert.load(manager, DataType.FLOAT32);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /**
     * An encoder on a device that gets fuller.
     *
     * @param room tokens, padding included, that it still holds at its call number so many
     */
    private record Cramped(Encoder encoder, IntUnaryOperator room, AtomicInteger calls, AtomicInteger failures)
            implements Encoder {

        Cramped(Encoder encoder, IntUnaryOperator room) {
            this(encoder, room, new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public EncoderConfig config() {
            return encoder.config();
        }

        @Override
        public List<String> trained() {
            return encoder.trained();
        }

        @Override
        public NDArray states(Parameters parameters, TokenBatch batch, Hooks hooks) {
            NDArray states = encoder.states(parameters, batch, hooks);
            if (batch.ids().size() > room.applyAsInt(calls.incrementAndGet())) {
                failures.incrementAndGet();
                throw new EngineException("CUDA out of memory. Tried to allocate 20.00 MiB");
            }
            return states;
        }
    }

    private FrozenEncoder on(Encoder encoder) {
        return new FrozenEncoder(encoder, frozen.parameters(), frozen.tokenizer(), manager);
    }

    @Test
    void accumulatesToTheSameBatchInPartsThatFit() {
        Cramped cramped = new Cramped(frozen.encoder(), call -> call <= 2 ? 80 : call <= 4 ? 40 : 20);

        List<Block> roomy = tuned(frozen);
        List<Block> tight = tuned(on(cramped));

        assertThat(cramped.failures.get()).isGreaterThan(1);
        for (int block = 0; block < roomy.size(); block++) {
            assertThat(tight.get(block).values())
                    .as(roomy.get(block).name())
                    .usingComparatorWithPrecision(2e-5f)
                    .containsExactly(roomy.get(block).values());
        }
    }

    @Test
    void readsAndMeasuresInPartsThatFit() {
        Cramped cramped = new Cramped(frozen.encoder(), call -> 40);
        var texts =
                Reviews.stars().train().stream().map(example -> example.input()).toList();

        float[][] roomy = new Pooling(frozen).pooled(frozen.tokenizer().encode(texts, 32), StepListener.SILENT);
        float[][] tight = new Pooling(on(cramped)).pooled(frozen.tokenizer().encode(texts, 32), StepListener.SILENT);

        assertThat(cramped.failures.get()).isPositive();
        for (int i = 0; i < roomy.length; i++) {
            for (int k = 0; k < roomy[i].length; k++) {
                assertThat(tight[i][k]).isCloseTo(roomy[i][k], within(1e-5f));
            }
        }
    }

    @Test
    void givesUpWhenOneExampleDoesNotFit() {
        int before = NativeMemory.tensors(manager);

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> tuned(on(new Cramped(frozen.encoder(), call -> 3))))
                .withMessageContaining("out of memory");

        assertThat(NativeMemory.tensors(manager)).isEqualTo(before);
    }

    @Test
    void doesNotTakeOtherFailuresForTooLittleMemory() {
        var broken = new Cramped(frozen.encoder(), call -> {
            throw new EngineException("mat1 and mat2 shapes cannot be multiplied");
        });

        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> tuned(on(broken)));
        assertThat(broken.calls.get()).isEqualTo(1);
    }

    private static List<Block> tuned(FrozenEncoder on) {
        try (TunedSurrogate tuned = new FullTuner(on, PLAN).tune(Reviews.stars(), 1, StepListener.SILENT)) {
            return tuned.weightDelta();
        }
    }
}
