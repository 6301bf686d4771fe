package dev.taskspace.ranking.hybrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ridge regression on recorded transfers. Two stages: what is known without any transfer of the target gives the cold
 * prediction {@code ẑ = xβ}; transfers of the same pair on other base models then add what they say beyond it. Scores
 * are in units of the spread among the sources of a row; with where no transfer lies on that scale and what a unit is
 * worth, both predicted from other rows, they become relative gains:
 * {@code gain = scale · (ẑ − zero)}. Held-out errors give interval and probability of harm.
 *
 * <p>Without evidence the prediction is the prior: proportional to the sum of the trusted similarities. Fails to say anything of
 * targets whose rows differ in kind from all recorded ones; the interval then is as wide as for the others, not wider.
 */
public final class HybridModel {
    /** Below this many targets with a baseline, an error distribution would be an invention. */
    public static final int CALIBRATING_TARGETS = 5;

    private static final double[] OWN_PRIOR = {1};

    /**
     * Usual errors of a source that its place is lowered by, where the target was measured on other models. Chosen on half
     * of TaskWeb's targets by the harm of first places (docs/CHOICES.md); without such measurements it does not help.
     */
    private static final double CAUTION = 2;

    private final Evidence evidence;
    private final List<String> methods;
    private final List<Judgement.Part> described;
    private final double usualSpread;
    private final Histories histories;
    private final int[] usualSources;
    private final Weights weights;
    private final Relatedness relatedness;
    private final double[] ownBeta;
    private final SourceErrors coldErrors = new SourceErrors();
    private final SourceErrors warmErrors = new SourceErrors();
    private final Calibration calibration;

    private HybridModel(Evidence evidence, TaskSimilarity similarity) {
        this.evidence = evidence;
        methods = similarity.methods();
        described = described(methods);
        usualSpread = StandardRow.usualSpread(evidence.rows());
        Map<Integer, List<StandardRow>> byTarget = new TreeMap<>();
        evidence.rows()
                .forEach(row -> byTarget.computeIfAbsent(row.target(), unseen -> new ArrayList<>())
                        .add(StandardRow.of(row, usualSpread)));
        histories =
                new Histories(byTarget.values().stream().flatMap(List::stream).toList());
        usualSources = histories.sources();
        weights = new Weights(prior(methods.size(), similarity.trusted()));
        Map<Integer, List<double[][]>> features = new TreeMap<>();
        byTarget.forEach((target, rows) -> {
            PairFeatures pairs = pairs(
                    target,
                    evidence.tasks().get(target),
                    evidence.tasks(),
                    new SimilarityRow(similarity.of(target), methods.size(), usualSources));
            features.put(target, rows.stream().map(row -> learn(pairs, row)).toList());
        });
        weights.chosen();
        List<List<HeldOutRow>> heldOut = byTarget.entrySet().stream()
                .map(entry ->
                        heldOut(entry.getKey(), entry.getValue(), features.getOrDefault(entry.getKey(), List.of())))
                .toList();
        relatedness = new Relatedness(evidence.settings().size());
        heldOut.forEach(
                rows -> relatedness.add(rows.stream().map(HeldOutRow::residuals).toList()));
        relatedness.finished();
        ownBeta = ownWeight(heldOut);
        heldOut.forEach(this::addErrors);
        calibration = new Calibration(evidence, heldOut, relatedness, ownBeta[0]);
    }

    /** Learns from the evidence; takes time that grows with the rows and with the targets a source has. */
    public static HybridModel fit(Evidence evidence, TaskSimilarity similarity) {
        return new HybridModel(evidence, similarity);
    }

    /** Whether enough is measured for expected gains and probabilities; otherwise only the order means something. */
    public boolean calibrated() {
        return calibration.targets() >= CALIBRATING_TARGETS;
    }

    /** Judges every candidate, in their order. */
    public List<Judgement> judge(Question question) {
        List<Task> tasks = new ArrayList<>(evidence.tasks());
        tasks.addAll(question.strangers());
        PairFeatures pairs = pairs(
                question.target(),
                question.facts(),
                tasks,
                new SimilarityRow(question.similarity(), methods.size(), usualSources));
        double[] beta = weights.without(question.target());
        double[][] known = new double[tasks.size()][];
        double[] centre = centre(pairs, question, known);
        List<StandardRow> own = question.own().stream()
                .map(row -> StandardRow.of(row, usualSpread))
                .toList();
        List<Residuals> residuals = own.stream()
                .map(row -> new HeldOutRow(row, cold(pairs, row, beta)).residuals())
                .toList();
        OwnEffect effect = new OwnEffect(residuals, relatedness, question.setting());
        double measured = effect.mostReliability();
        Calibration.Scale scale =
                calibration.scale(question.target(), question.facts().family(), question.setting(), own);
        List<Judgement> judgements = new ArrayList<>(question.candidates().length);
        for (int source : question.candidates()) {
            double[] x = minus(known(known, pairs, source, question.setting()), centre);
            double observed = ownBeta[0] * effect.of(source);
            double z = Weights.dot(x, beta) + observed;
            double reliability = effect.reliability(source);
            double caution = measured == 0 ? 0 : CAUTION * measured * error(source, question.target(), reliability);
            judgements.add(
                    scale.judge(z, z - caution, reliability, x[0] + centre[0], parts(x, beta, observed, caution)));
        }
        return judgements;
    }

    /** How far a prediction usually errs that rests on measurements of the pair to this degree. */
    private double error(int source, int target, double reliability) {
        return (1 - reliability) * coldErrors.spread(source, target) + reliability * warmErrors.spread(source, target);
    }

    private PairFeatures pairs(int target, Task facts, List<Task> tasks, SimilarityRow similarity) {
        return new PairFeatures(histories, tasks, target, facts, similarity, methods.size());
    }

    private double[][] learn(PairFeatures pairs, StandardRow row) {
        double[][] x = centred(pairs, row);
        for (int i = 0; i < x.length; i++) {
            weights.add(row.row().target(), x[i], row.z()[i]);
        }
        return x;
    }

    private static double[][] centred(PairFeatures pairs, StandardRow row) {
        double[][] x = Arrays.stream(row.row().sources())
                .mapToObj(source -> pairs.of(source, row.row().setting()))
                .toArray(double[][]::new);
        double[] mean = mean(x);
        return Arrays.stream(x).map(features -> minus(features, mean)).toArray(double[][]::new);
    }

    private static double[] cold(PairFeatures pairs, StandardRow row, double[] beta) {
        return Arrays.stream(centred(pairs, row))
                .mapToDouble(x -> Weights.dot(x, beta))
                .toArray();
    }

    private List<HeldOutRow> heldOut(int target, List<StandardRow> rows, List<double[][]> features) {
        double[] others = weights.without(target);
        List<HeldOutRow> heldOut = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            heldOut.add(new HeldOutRow(
                    rows.get(i),
                    Arrays.stream(features.get(i))
                            .mapToDouble(x -> Weights.dot(x, others))
                            .toArray()));
        }
        return heldOut;
    }

    /** Needs all of what is known without the target: relatedness and the weight of own measurements. */
    private void addErrors(List<HeldOutRow> rows) {
        for (HeldOutRow row : rows) {
            OwnEffect effect = Calibration.otherSettings(row, rows, relatedness);
            Residuals residuals = row.residuals();
            for (int i = 0; i < residuals.values().length; i++) {
                int source = residuals.sources()[i];
                coldErrors.add(source, row.target(), residuals.values()[i]);
                warmErrors.add(source, row.target(), residuals.values()[i] - ownBeta[0] * effect.of(source));
            }
        }
    }

    private double[] ownWeight(List<List<HeldOutRow>> heldOut) {
        Weights own = new Weights(OWN_PRIOR);
        for (List<HeldOutRow> rows : heldOut) {
            for (HeldOutRow row : rows) {
                OwnEffect effect = Calibration.otherSettings(row, rows, relatedness);
                Residuals residuals = row.residuals();
                for (int i = 0; i < residuals.values().length; i++) {
                    double said = effect.of(residuals.sources()[i]);
                    if (said != 0) {
                        own.add(row.target(), new double[] {said}, residuals.values()[i]);
                    }
                }
            }
        }
        return own.chosen().fromAll();
    }

    /** The mean over all sources ever measured, so that a score does not depend on who else is asked for. */
    private double[] centre(PairFeatures pairs, Question question, double[][] known) {
        int[] usual = Arrays.stream(usualSources)
                .filter(source -> source != question.target())
                .toArray();
        int[] reference = usual.length == 0 ? question.candidates() : usual;
        return mean(Arrays.stream(reference)
                .mapToObj(source -> known(known, pairs, source, question.setting()))
                .toArray(double[][]::new));
    }

    /** Most candidates are also among the usual sources; their features are computed once. */
    private static double[] known(double[][] known, PairFeatures pairs, int source, int setting) {
        if (known[source] == null) {
            known[source] = pairs.of(source, setting);
        }
        return known[source];
    }

    private List<Judgement.Part> parts(double[] x, double[] beta, double observed, double caution) {
        List<Judgement.Part> parts = new ArrayList<>(x.length + 2);
        for (int i = 0; i < x.length; i++) {
            Judgement.Part part = described.get(i);
            parts.add(new Judgement.Part(part.name(), beta[i] * x[i], part.meaning()));
        }
        parts.add(new Judgement.Part("observed", observed, "transfers of this pair, beyond what is explained above"));
        parts.add(new Judgement.Part("caution", -caution, "how far predictions of this source usually err"));
        return parts;
    }

    private static List<Judgement.Part> described(List<String> methods) {
        List<Judgement.Part> parts = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            parts.add(new Judgement.Part(feature.wireName(), 0, feature.meaning()));
        }
        methods.forEach(method -> parts.add(new Judgement.Part("similarity." + method, 0, "similarity to the target")));
        return parts;
    }

    private static double[] prior(int methods, int trusted) {
        double[] prior = new double[PairFeatures.count(methods)];
        int i = 0;
        for (Feature feature : Feature.values()) {
            prior[i++] = feature.prior();
        }
        Arrays.fill(prior, i, i + trusted, Feature.SIMILARITY_PRIOR);
        return prior;
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows.length == 0 ? 0 : rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }

    private static double[] minus(double[] x, double[] mean) {
        double[] difference = x.clone();
        for (int i = 0; i < mean.length; i++) {
            difference[i] -= mean[i];
        }
        return difference;
    }
}
