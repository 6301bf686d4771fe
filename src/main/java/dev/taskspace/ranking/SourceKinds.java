package dev.taskspace.ranking;

import dev.taskspace.entity.EntityKind;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The parameter {@code sources}: one kind of entity, or all. */
final class SourceKinds {
    static final String ALL = "all";

    private SourceKinds() {}

    static Set<EntityKind> of(String sources) {
        return ALL.equals(sources)
                ? EnumSet.allOf(EntityKind.class)
                : EnumSet.of(EntityKind.ofCollection(sources).orElseThrow(() -> new UnknownSourcesException(sources)));
    }

    /** No kind is called so. */
    private static final class UnknownSourcesException extends ProblemException {
        private static final long serialVersionUID = 1L;

        UnknownSourcesException(String sources) {
            super(
                    ProblemType.MALFORMED,
                    "sources is datasets, models, prompts or all, not '" + sources + "'.",
                    List.of(ProblemItem.at("sources", "datasets, models, prompts or all")));
        }
    }
}
