package dev.taskspace.ranking;

import dev.taskspace.entity.EntityKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for a ranking.
 *
 * @param target reference of any entity
 * @param sources kinds that may be ranked
 * @param limit 1 to 200 results
 * @param exclude references that must not be ranked
 * @param filters property to the value that a source must have
 * @param space key of the space to compare in, null for the method's default
 * @param baseModel the model that will be tuned, null for any
 * @param cost whether to order by gain per training example
 */
record RankQuery(
        String target,
        Set<EntityKind> sources,
        String method,
        int limit,
        List<String> exclude,
        Map<String, String> filters,
        @Nullable String space,
        @Nullable String baseModel,
        boolean explain,
        boolean cost) {}
