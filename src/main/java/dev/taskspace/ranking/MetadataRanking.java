package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.hybrid.Task;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The baseline that reads only the metadata: sources of the target's input format (single or pair) and of its family
 * first, larger ones before smaller ones. As good as most embeddings on measured transfers, so it must be on the board.
 */
@Component
final class MetadataRanking implements RankingMethod {

    static final String NAME = "metadata";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        Task wanted = EvidenceReader.task(target);
        return new Scores(
                candidates.stream()
                        .mapToDouble(source -> score(wanted, EvidenceReader.task(source)))
                        .toArray(),
                null);
    }

    static double score(Task target, Task source) {
        return same(target.pair(), source.pair()) + same(target.family(), source.family()) + sizeShare(source);
    }

    private static int same(@org.jspecify.annotations.Nullable Object a, @org.jspecify.annotations.Nullable Object b) {
        return a != null && Objects.equals(a, b) ? 1 : 0;
    }

    /** Grows with the size and stays below 1, so that it only decides between equals. */
    private static double sizeShare(Task source) {
        double size = DataSizeRanking.size(source);
        return size / (size + 10_000);
    }
}
