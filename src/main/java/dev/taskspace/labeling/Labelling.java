package dev.taskspace.labeling;

import dev.taskspace.surrogate.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a labeler answered.
 *
 * @param answers one an input, in order; null for an input that it gave no label
 * @param notes counts of what else is worth knowing, by a name that provenance shows, such as {@code unparseable}
 */
public record Labelling(List<@Nullable Target> answers, Map<String, Long> notes) {

    public Labelling {
        answers = Collections.unmodifiableList(new ArrayList<>(answers));
        notes = Map.copyOf(notes);
    }

    public static Labelling of(List<? extends @Nullable Target> answers) {
        return new Labelling(new ArrayList<>(answers), Map.of());
    }
}
