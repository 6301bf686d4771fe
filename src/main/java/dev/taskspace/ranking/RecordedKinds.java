package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * From what to what transfers were recorded. What was learned between datasets says nothing of prompts: it orders them worse
 * than similarity does (docs/CHOICES.md).
 */
record RecordedKinds(Set<EntityKind> sources, Set<EntityKind> targets) {

    static RecordedKinds of(Evidence evidence) {
        Set<EntityKind> sources = EnumSet.noneOf(EntityKind.class);
        Set<EntityKind> targets = EnumSet.noneOf(EntityKind.class);
        EntityKind[] kinds = evidence.tasks().stream()
                .map(task -> EntityKind.ofReference(task.name()).orElseThrow())
                .toArray(EntityKind[]::new);
        for (MeasuredRow row : evidence.rows()) {
            targets.add(kinds[row.target()]);
            Arrays.stream(row.sources()).forEach(source -> sources.add(kinds[source]));
        }
        return new RecordedKinds(sources, targets);
    }

    boolean cover(Entity target, List<Entity> candidates) {
        return targets.contains(target.kind())
                && candidates.stream().allMatch(candidate -> sources.contains(candidate.kind()));
    }
}
