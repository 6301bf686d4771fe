package dev.taskspace.embedding;

/** Cosine similarity with double accumulation; 0 when one of the vectors is zero. */
public final class Cosine {
    private Cosine() {}

    public static double of(float[] a, float[] b) {
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            squareA += (double) a[i] * a[i];
            squareB += (double) b[i] * b[i];
        }
        return squareA == 0 || squareB == 0 ? 0 : dot / Math.sqrt(squareA * squareB);
    }
}
