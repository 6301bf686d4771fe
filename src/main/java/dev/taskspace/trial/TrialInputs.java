package dev.taskspace.trial;

import dev.taskspace.dataset.DatasetRows;
import dev.taskspace.dataset.Datasets;
import dev.taskspace.dataset.LabelledRow;
import dev.taskspace.dataset.NormalisedText;
import dev.taskspace.dataset.Split;
import dev.taskspace.entity.Entity;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolTexts;
import dev.taskspace.surrogate.TextInput;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which inputs are tried: those of the smallest hashes, so that fewer of them are always among more. */
@Component
class TrialInputs {
    private static final List<Split> PREFERRED = List.of(Split.TEST, Split.VALIDATION, Split.TRAIN);

    private final Datasets datasets;
    private final DatasetRows rows;
    private final PoolTexts texts;

    TrialInputs(Datasets datasets, DatasetRows rows, PoolTexts texts) {
        this.datasets = datasets;
        this.rows = rows;
        this.texts = texts;
    }

    /** Labelled rows for testing, of validation where there are none, of training where there are none either. */
    List<LabelledRow> rows(TrialOrder order) {
        Map<Split, Smallest<LabelledRow>> bySplit = new EnumMap<>(Split.class);
        try (Stream<LabelledRow> all =
                rows.stream(datasets.require(order.target().id().toString()))) {
            all.forEach(row -> bySplit.computeIfAbsent(row.split(), unseen -> new Smallest<>(order.rows()))
                    .add(NormalisedText.hash(row.text(), row.textPair()), row));
        }
        return PREFERRED.stream()
                .filter(bySplit::containsKey)
                .findFirst()
                .map(split -> bySplit.getOrDefault(split, new Smallest<>(1)).inOrder())
                .orElse(List.of());
    }

    /** Texts of the pool in the form that a prompt reads. */
    List<TextInput> pool(TrialOrder order) {
        return pool(order.pool(), order.poolTexts());
    }

    List<TextInput> pool(Pool pool, int most) {
        Smallest<TextInput> smallest = new Smallest<>(most);
        texts.all(pool).forEach(text -> smallest.add(NormalisedText.hash(text.text(), text.textPair()), text));
        return smallest.inOrder();
    }

    static TextInput input(LabelledRow row) {
        return new TextInput(row.text(), row.textPair());
    }

    /** The values of the smallest keys. */
    private static final class Smallest<T> {
        private final int most;
        private final java.util.PriorityQueue<Keyed<T>> kept =
                new java.util.PriorityQueue<>(Comparator.<Keyed<T>>comparingLong(Keyed::key)
                        .thenComparingLong(Keyed::number)
                        .reversed());
        private long seen;

        Smallest(int most) {
            this.most = most;
        }

        void add(long key, T value) {
            kept.add(new Keyed<>(key, seen++, value));
            if (kept.size() > most) {
                kept.remove();
            }
        }

        List<T> inOrder() {
            return kept.stream()
                    .sorted(Comparator.<Keyed<T>>comparingLong(Keyed::key).thenComparingLong(Keyed::number))
                    .map(Keyed::value)
                    .toList();
        }
    }

    /** A value and what it is ordered by. */
    private record Keyed<T>(long key, long number, T value) {}

    /** Whether a prompt reads the inputs of this dataset. */
    static boolean sameArity(Entity prompt, Entity target) {
        return Boolean.TRUE.equals(prompt.pair()) == Boolean.TRUE.equals(target.pair());
    }
}
