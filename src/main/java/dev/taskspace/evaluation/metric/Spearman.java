package dev.taskspace.evaluation.metric;

/** Spearman's rank correlation of prediction and truth; mid-ranks on ties. */
final class Spearman {
    static final String FORMULA = "Pearson correlation of the ranks of prediction and truth, mid-ranks on ties";

    private Spearman() {}

    /** 0 when the prediction is the same for all sources, which orders nothing; NaN when the truth is. */
    static double of(Judged judged) {
        double[] a = new TieGroups(judged.predicted()).midRanks();
        double[] b = new TieGroups(judged.truth()).midRanks();
        double centre = (a.length + 1) / 2.0;
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - centre) * (b[i] - centre);
            ofA += (a[i] - centre) * (a[i] - centre);
            ofB += (b[i] - centre) * (b[i] - centre);
        }
        if (ofB == 0) {
            return Double.NaN;
        }
        return ofA == 0 ? 0 : both / Math.sqrt(ofA * ofB);
    }
}
