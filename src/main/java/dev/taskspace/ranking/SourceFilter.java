package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The {@code filter[property]=value} of a ranking: all of them must hold of a source. */
final class SourceFilter {
    private static final Map<String, Function<Entity, @Nullable String>> PROPERTIES = new TreeMap<>(Map.of(
            "language", Entity::language,
            "license", Entity::license,
            "family", Entity::family,
            "taskType", Entity::taskType));
    private static final String TAG = "tag.";

    private final Predicate<Entity> all;

    private SourceFilter(Predicate<Entity> all) {
        this.all = all;
    }

    static SourceFilter of(Map<String, String> filters) {
        Predicate<Entity> all = entity -> true;
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            Function<Entity, @Nullable String> property = property(filter.getKey());
            all = all.and(entity -> filter.getValue().equals(property.apply(entity)));
        }
        return new SourceFilter(all);
    }

    boolean accepts(Entity entity) {
        return all.test(entity);
    }

    private static Function<Entity, @Nullable String> property(String name) {
        if (name.startsWith(TAG)) {
            return entity -> entity.tags().get(name.substring(TAG.length()));
        }
        Function<Entity, @Nullable String> property = PROPERTIES.get(name);
        if (property == null) {
            throw new UnknownFilterException(name);
        }
        return property;
    }

    /** A filter on a property that sources do not have. */
    private static final class UnknownFilterException extends ProblemException {
        private static final long serialVersionUID = 1L;

        UnknownFilterException(String name) {
            super(
                    ProblemType.MALFORMED,
                    "Sources cannot be filtered by '" + name + "'; they can by "
                            + String.join(", ", PROPERTIES.keySet()) + " and tag.NAME.",
                    List.of(ProblemItem.at("filter[" + name + "]", "not a property of sources")));
        }
    }
}
