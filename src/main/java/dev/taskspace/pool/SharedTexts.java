package dev.taskspace.pool;

import dev.taskspace.dataset.Dataset;
import dev.taskspace.dataset.DatasetRows;
import dev.taskspace.dataset.LabelledRow;
import dev.taskspace.dataset.NormalisedText;
import dev.taskspace.surrogate.TextInput;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which inputs have a text that occurs in a dataset, whatever its case, blanks and punctuation, and on whichever side. */
@Component
public class SharedTexts {
    private final DatasetRows rows;

    SharedTexts(DatasetRows rows) {
        this.rows = rows;
    }

    /** Positions of those among the inputs. */
    public BitSet of(Dataset dataset, List<TextInput> inputs) {
        Set<String> wanted = new HashSet<>();
        inputs.forEach(input -> parts(input.text(), input.textPair()).forEach(wanted::add));
        Set<String> found = new HashSet<>();
        try (Stream<LabelledRow> all = rows.stream(dataset)) {
            all.flatMap(row -> parts(row.text(), row.textPair()))
                    .filter(wanted::contains)
                    .forEach(found::add);
        }
        BitSet shared = new BitSet(inputs.size());
        IntStream.range(0, inputs.size())
                .filter(i ->
                        parts(inputs.get(i).text(), inputs.get(i).textPair()).anyMatch(found::contains))
                .forEach(shared::set);
        return shared;
    }

    private static Stream<String> parts(String text, @Nullable String textPair) {
        return Stream.of(Optional.of(text), Optional.ofNullable(textPair))
                .flatMap(Optional::stream)
                .map(NormalisedText::of);
    }
}
