package dev.taskspace.ranking.hybrid;

/** A measured row beside its prediction by weights that were fitted without its target. */
@SuppressWarnings("ArrayRecordComponent") // columns of one table, handed over and never compared
record HeldOutRow(StandardRow standard, double[] cold) {

    Residuals residuals() {
        double[] values = new double[cold.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = standard.z()[i] - cold[i];
        }
        return new Residuals(setting(), standard.row().sources(), values);
    }

    int target() {
        return standard.row().target();
    }

    int setting() {
        return standard.row().setting();
    }
}
