package dev.taskspace.benchmark;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.tuning.MiniLm;
import dev.taskspace.surrogate.tuning.NaiveFisher;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Per-example Fisher information of inputs of 32 tokens: whole batches against one example at a time. Examples per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class FisherBenchmark {

    private static final int EXAMPLES = 64;

    private List<TrainingExample> examples = List.of();
    private TunedSurrogate tuned = tune();

    private static TunedSurrogate tune() {
        TrainingSet set = Corpus.labelled(4, 2, 80);
        return MiniLm.surrogate().tune(set, new FullTuning(32, 4, 1e-4, 0.01, 1), 1, StepListener.SILENT);
    }

    /** Texts of 40 words and more, so that all are cut to 32 tokens. */
    @Setup(Level.Trial)
    public void write() {
        examples = Corpus.labelled(EXAMPLES, 1, 80).train();
    }

    @TearDown(Level.Trial)
    public void close() {
        tuned.close();
    }

    @Benchmark
    @OperationsPerInvocation(EXAMPLES)
    public List<Block> batched() {
        return tuned.fisher(examples, StepListener.SILENT);
    }

    @Benchmark
    @OperationsPerInvocation(EXAMPLES)
    public List<Block> oneByOne() {
        return NaiveFisher.of(tuned, examples);
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(FisherBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
