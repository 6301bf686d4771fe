package dev.taskspace.ranking.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.evaluation.metric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridModelTest {
    private static final SyntheticWorld WORLD = new SyntheticWorld(5);
    private static final List<HeldOut> HELD_OUT = new ArrayList<>();

    /** A row with what models said of it that were fitted without its target. */
    private record HeldOut(MeasuredRow row, List<Judgement> cold, List<Judgement> warm) {}

    @BeforeAll
    static void leaveEveryTargetOut() {
        for (int target = 0; target < SyntheticWorld.TASKS; target++) {
            HybridModel model = HybridModel.fit(WORLD.evidence().without(target), WORLD.similarity());
            List<MeasuredRow> rows = WORLD.evidence().of(target);
            for (MeasuredRow row : rows) {
                List<MeasuredRow> others = rows.stream()
                        .filter(other -> other.setting() != row.setting())
                        .toList();
                HELD_OUT.add(new HeldOut(
                        row, model.judge(WORLD.question(row, List.of())), model.judge(WORLD.question(row, others))));
            }
        }
    }

    @Test
    void recoversHowGoodSourcesAre() {
        HybridModel model = HybridModel.fit(WORLD.evidence(), WORLD.similarity());
        int[] sources = IntStream.range(1, SyntheticWorld.TASKS).toArray();
        double[] found = values(model.judge(WORLD.question(0, sources, 0, List.of())), Judgement::sourceEffect);
        double[] truth = Arrays.stream(sources)
                .mapToDouble(source -> WORLD.effects()[source])
                .toArray();

        assertThat(spearman(found, truth)).isGreaterThan(0.9);
    }

    @Test
    void ordersBetterTheMoreItKnows() {
        double effectOnly = meanSpearman(held -> values(held.cold(), Judgement::sourceEffect));
        double cold = meanSpearman(held -> values(held.cold(), Judgement::z));
        double warm = meanSpearman(held -> values(held.warm(), Judgement::z));

        assertThat(effectOnly).isBetween(0.6, 0.85);
        assertThat(cold).isGreaterThan(effectOnly + 0.04);
        assertThat(warm).isGreaterThan(cold + 0.01);
    }

    @Test
    void statesTheChanceOfHarmThatComes() {
        double[] bounds = {0, 0.2, 0.4, 0.6, 0.8, 1};
        for (int bin = 0; bin + 1 < bounds.length; bin++) {
            double stated = 0;
            double observed = 0;
            int count = 0;
            for (HeldOut held : HELD_OUT) {
                for (int i = 0; i < held.cold().size(); i++) {
                    double harm = held.cold().get(i).harm();
                    if (harm >= bounds[bin] && harm < bounds[bin + 1]) {
                        stated += harm;
                        observed += held.row().gain(i) < 0 ? 1 : 0;
                        count++;
                    }
                }
            }
            assertThat(count).isGreaterThan(30);
            assertThat(observed / count).isCloseTo(stated / count, within(0.1));
        }
    }

    @Test
    void drawsIntervalsThatHoldNinetyFiveInAHundred() {
        double inside = 0;
        double all = 0;
        for (HeldOut held : HELD_OUT) {
            for (int i = 0; i < held.cold().size(); i++) {
                Judgement judgement = held.cold().get(i);
                double gain = held.row().gain(i);
                inside += gain >= judgement.low() && gain <= judgement.high() ? 1 : 0;
                all++;
            }
        }

        assertThat(inside / all).isCloseTo(0.95, within(0.03));
    }

    @Test
    void fallsBackToSimilarityWithoutEvidence() {
        Evidence none = WORLD.evidence().keeping(row -> false);
        HybridModel model = HybridModel.fit(none, WORLD.similarity());
        int[] sources = IntStream.range(1, SyntheticWorld.TASKS).toArray();
        double[] similarity = WORLD.similarityTo(0);
        List<Judgement> judgements = model.judge(WORLD.question(0, sources, -1, List.of()));

        assertThat(model.calibrated()).isFalse();
        assertThat(spearman(
                        values(judgements, Judgement::z),
                        Arrays.stream(sources).mapToDouble(s -> similarity[s]).toArray()))
                .isCloseTo(1, within(1e-9));
        assertThat(judgements.getFirst().harm()).isNaN();
    }

    @Test
    void leansOnFewTransfersOnlyALittle() {
        MeasuredRow first = WORLD.evidence().rows().getFirst();
        MeasuredRow few = new MeasuredRow(
                first.target(),
                first.setting(),
                Arrays.copyOf(first.sources(), 3),
                new double[] {70, 71, 75},
                new double[] {70, 70, 70});
        Evidence thin = new Evidence(WORLD.evidence().tasks(), WORLD.evidence().settings(), List.of(few));
        Evidence none = WORLD.evidence().keeping(row -> false);
        int target = first.target() + 10;
        int[] sources = IntStream.range(0, SyntheticWorld.TASKS)
                .filter(task -> task != target)
                .toArray();
        Question question = WORLD.question(target, sources, -1, List.of());
        HybridModel model = HybridModel.fit(thin, WORLD.similarity());
        double[] before = values(HybridModel.fit(none, WORLD.similarity()).judge(question), Judgement::z);
        double[] after = values(model.judge(question), Judgement::z);

        assertThat(model.calibrated()).isFalse();
        assertThat(spearman(before, after)).isBetween(0.6, 0.999);
    }

    @Test
    void judgesASourceAlikeWhoeverElseIsAskedFor() {
        HybridModel model = HybridModel.fit(WORLD.evidence(), WORLD.similarity());
        List<Judgement> all = model.judge(
                WORLD.question(3, IntStream.range(4, SyntheticWorld.TASKS).toArray(), 1, List.of()));
        List<Judgement> one = model.judge(WORLD.question(3, new int[] {9}, 1, List.of()));

        assertThat(one.getFirst()).isEqualTo(all.get(5));
    }

    @Test
    void isMoreCautiousOfSourcesThatWereNotMeasuredOnTheTarget() {
        HybridModel model = HybridModel.fit(WORLD.evidence().without(2), WORLD.similarity());
        MeasuredRow asked = WORLD.evidence().of(2).getFirst();
        MeasuredRow all = WORLD.evidence().of(2).getLast();
        int half = all.sources().length / 2;
        MeasuredRow measured = new MeasuredRow(
                2,
                all.setting(),
                Arrays.copyOf(all.sources(), half),
                Arrays.copyOf(all.scores(), half),
                Arrays.copyOf(all.baselines(), half));

        double[] warm = caution(model.judge(WORLD.question(asked, List.of(measured))));
        double[] cold = caution(model.judge(WORLD.question(asked, List.of())));

        assertThat(cold).containsOnly(0);
        assertThat(mean(warm, 0, half)).isPositive().isLessThan(mean(warm, half, warm.length));
    }

    private static double[] caution(List<Judgement> judgements) {
        return values(judgements, judgement -> judgement.z() - judgement.cautious());
    }

    private static double mean(double[] values, int start, int end) {
        return Arrays.stream(values, start, end).average().orElseThrow();
    }

    @Test
    void anErrorRateRanksAsTheAccuracyDoes() {
        EvidenceBuilder builder = new EvidenceBuilder(Task::named);
        WORLD.evidence().tasks().forEach(task -> builder.name(task.name(), task.name(), setting(0)));
        for (MeasuredRow row : WORLD.evidence().rows()) {
            for (int i = 0; i < row.sources().length; i++) {
                builder.add(
                        "task" + row.sources()[i],
                        "task" + row.target(),
                        setting(row.setting()),
                        "error",
                        false,
                        100 - row.scores()[i],
                        100 - row.baselines()[i]);
            }
        }
        HybridModel model = HybridModel.fit(builder.build(), WORLD.similarity());
        HybridModel usual = HybridModel.fit(WORLD.evidence(), WORLD.similarity());
        int[] sources = IntStream.range(1, SyntheticWorld.TASKS).toArray();
        Question question = WORLD.question(0, sources, 0, List.of());

        assertThat(spearman(values(model.judge(question), Judgement::z), values(usual.judge(question), Judgement::z)))
                .isGreaterThan(0.98);
    }

    private static Evidence.Setting setting(int number) {
        return new Evidence.Setting("model" + number, "");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, -1e6, 0})
    void oneAbsurdScoreChangesLittle(double absurd) {
        MeasuredRow first = WORLD.evidence().rows().getFirst();
        double[] scores = first.scores().clone();
        scores[4] = absurd;
        MeasuredRow spoilt =
                new MeasuredRow(first.target(), first.setting(), first.sources(), scores, first.baselines());
        Evidence evidence = new Evidence(
                WORLD.evidence().tasks(),
                WORLD.evidence().settings(),
                WORLD.evidence().rows().stream()
                        .map(row -> row.equals(first) ? spoilt : row)
                        .toList());
        HybridModel before = HybridModel.fit(WORLD.evidence(), WORLD.similarity());
        HybridModel after = HybridModel.fit(evidence, WORLD.similarity());

        for (int target : new int[] {first.target(), 9}) {
            int[] sources = IntStream.range(0, SyntheticWorld.TASKS)
                    .filter(source -> source != target && source != first.sources()[4])
                    .toArray();
            Question question = WORLD.question(
                    target, sources, 1, List.of(WORLD.evidence().of(target).getLast()));
            List<Judgement> usual = before.judge(question);
            List<Judgement> now = after.judge(question);
            assertThat(spearman(values(now, Judgement::cautious), values(usual, Judgement::cautious)))
                    .isGreaterThan(0.97);
            for (int i = 0; i < sources.length; i++) {
                assertThat(now.get(i).gain()).isCloseTo(usual.get(i).gain(), within(0.01));
                assertThat(now.get(i).harm()).isCloseTo(usual.get(i).harm(), within(0.08));
            }
        }
    }

    @Test
    void partsAddUpToTheScore() {
        for (Judgement judgement : HELD_OUT.getFirst().warm()) {
            assertThat(judgement.parts().stream().mapToDouble(Judgement.Part::z).sum())
                    .isCloseTo(judgement.cautious(), within(1e-9));
        }
    }

    @Test
    void solvesRidgeTowardsItsPrior() {
        Gram gram = new Gram(1);
        gram.add(new double[] {1}, 1);
        gram.add(new double[] {2}, 3);

        // (xy − xx·β₀) / (xx + λ·xx/n) + β₀ = (7 − 5·0.5) / (5 + 2·2.5) + 0.5
        assertThat(Ridge.solve(gram, new double[] {0.5}, 2)[0]).isCloseTo(0.95, within(1e-12));
        assertThat(Ridge.solve(gram, new double[] {0.5}, 1e12)[0]).isCloseTo(0.5, within(1e-6));
        assertThat(Ridge.solve(gram, new double[] {0.5}, 0)[0]).isCloseTo(1.4, within(1e-12));
        assertThat(Ridge.solve(new Gram(1), new double[] {0.5}, 10)[0]).isEqualTo(0.5);
    }

    private static double meanSpearman(Function<HeldOut, double[]> predicted) {
        return HELD_OUT.stream()
                .mapToDouble(held -> spearman(predicted.apply(held), held.row().scores()))
                .average()
                .orElseThrow();
    }

    private static double spearman(double[] predicted, double[] truth) {
        return Metric.SPEARMAN.of(new Judged(predicted, truth, new double[truth.length]));
    }

    private static double[] values(List<Judgement> judgements, ToDoubleFunction<Judgement> part) {
        return judgements.stream().mapToDouble(part).toArray();
    }
}
