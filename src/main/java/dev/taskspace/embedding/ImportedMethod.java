package dev.taskspace.embedding;

import java.util.List;

/**
 * Whatever computed vectors that were imported: known by name, such as {@code imported:my-encoder}, and never run here.
 * Its vectors are compared by their plain cosine.
 */
public record ImportedMethod(String name) implements EmbeddingMethod {
    /** What every such name begins with. */
    public static final String PREFIX = "imported:";

    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

    /** Whether a name is one of a method of this kind, whether or not anything was imported under it. */
    public static boolean isName(String name) {
        return name.startsWith(PREFIX) && isPlainName(name.substring(PREFIX.length()));
    }

    /** Whether a name can follow the prefix. */
    public static boolean isPlainName(String name) {
        return name.matches(NAME);
    }

    @Override
    public boolean supervised() {
        return false;
    }

    @Override
    public int maxExamples() {
        return 0;
    }

    @Override
    public int maxTokens() {
        return 0;
    }

    @Override
    public Work work(int examples) {
        return new Work(0, 0);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        throw new UnsupportedOperationException(name + " is computed elsewhere");
    }

    @Override
    public Use use() {
        return Use.BASELINE;
    }

    @Override
    public boolean centred() {
        return false;
    }
}
