package dev.taskspace.ranking.hybrid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns units of spread into relative gains, with the error that predictions had on targets they had not seen: one
 * distribution for targets without any transfer, one for pairs measured on other base models; between them, by how much
 * of the pair is measured, probabilities and quantiles are mixed.
 */
final class Calibration {

    private final RowLevels zeros;
    private final RowLevels scales;
    private final ErrorPool cold = new ErrorPool();
    private final ErrorPool warm = new ErrorPool();
    private final double usualReliability;

    Calibration(Evidence evidence, List<List<HeldOutRow>> heldOut, Relatedness relatedness, double ownWeight) {
        List<StandardRow> rows =
                heldOut.stream().flatMap(List::stream).map(HeldOutRow::standard).toList();
        zeros = new RowLevels(
                rows.stream().map(row -> zero(row, family(evidence, row))).toList());
        scales = new RowLevels(
                rows.stream().map(row -> logScale(row, family(evidence, row))).toList());
        double reliabilities = 0;
        int pairs = 0;
        for (List<HeldOutRow> ofTarget : heldOut) {
            List<Double> coldErrors = new ArrayList<>();
            List<Double> warmErrors = new ArrayList<>();
            for (HeldOutRow row : ofTarget) {
                String family = family(evidence, row.standard());
                OwnEffect effect = otherSettings(row, ofTarget, relatedness);
                List<StandardRow> others = ofTarget.stream()
                        .filter(other -> other.setting() != row.setting())
                        .map(HeldOutRow::standard)
                        .toList();
                Scale withoutOwn = scale(row.target(), family, row.setting(), List.of());
                Scale withOwn = scale(row.target(), family, row.setting(), others);
                for (int i = 0; i < row.cold().length; i++) {
                    double gain = row.standard().row().gain(i);
                    if (Double.isFinite(gain)) {
                        coldErrors.add(withoutOwn.error(gain, row.cold()[i]));
                        int source = row.standard().row().sources()[i];
                        double reliability = effect.reliability(source);
                        if (reliability > 0) {
                            warmErrors.add(withOwn.error(gain, row.cold()[i] + ownWeight * effect.of(source)));
                            reliabilities += reliability;
                            pairs++;
                        }
                    }
                }
            }
            cold.add(toArray(coldErrors));
            warm.add(toArray(warmErrors));
        }
        cold.sorted();
        warm.sorted();
        usualReliability = pairs == 0 ? 1 : reliabilities / pairs;
    }

    /** What the target's rows in other settings say of the pairs of one row. */
    static OwnEffect otherSettings(HeldOutRow row, List<HeldOutRow> ofTarget, Relatedness relatedness) {
        return new OwnEffect(
                ofTarget.stream()
                        .filter(other -> other.setting() != row.setting())
                        .map(HeldOutRow::residuals)
                        .toList(),
                relatedness,
                row.setting());
    }

    int targets() {
        return cold.targets();
    }

    /** The scale of a target in a setting, knowing these rows of its own. */
    Scale scale(int target, @Nullable String family, int setting, List<StandardRow> own) {
        return new Scale(
                zeros.predict(
                        target,
                        family,
                        setting,
                        own.stream().map(row -> zero(row, family)).toList()),
                Math.exp(scales.predict(
                        target,
                        family,
                        setting,
                        own.stream().map(row -> logScale(row, family)).toList())));
    }

    private static RowLevels.Level zero(StandardRow row, @Nullable String family) {
        return new RowLevels.Level(row.row().target(), row.row().setting(), family, row.zero());
    }

    private static RowLevels.Level logScale(StandardRow row, @Nullable String family) {
        return new RowLevels.Level(row.row().target(), row.row().setting(), family, Math.log(row.scale()));
    }

    private static @Nullable String family(Evidence evidence, StandardRow row) {
        return evidence.tasks().get(row.row().target()).family();
    }

    private static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Where no transfer lies in units of spread, and the relative gain of one unit. */
    final class Scale {
        private final double zero;
        private final double unit;

        private Scale(double zero, double unit) {
            this.zero = zero;
            this.unit = unit;
        }

        double error(double gain, double z) {
            return gain / unit - (z - zero);
        }

        Judgement judge(
                double z, double cautious, double reliability, double sourceEffect, List<Judgement.Part> parts) {
            if (targets() == 0) {
                double unknown = Double.NaN;
                return new Judgement(z, cautious, unknown, unknown, unknown, unknown, unknown, sourceEffect, parts);
            }
            double share =
                    warm.targets() < HybridModel.CALIBRATING_TARGETS ? 0 : Math.min(1, reliability / usualReliability);
            double above = z - zero;
            double harm = mixed(share, cold.shareBelow(-above), share == 0 ? 0 : warm.shareBelow(-above));
            double low = mixed(share, cold.low(), warm.low());
            double high = mixed(share, cold.high(), warm.high());
            return new Judgement(
                    z,
                    cautious,
                    unit * above,
                    unit * (cautious - zero),
                    unit * (above + low),
                    unit * (above + high),
                    harm,
                    sourceEffect,
                    parts);
        }

        private static double mixed(double share, double cold, double warm) {
            return (1 - share) * cold + (share == 0 ? 0 : share * warm);
        }
    }
}
