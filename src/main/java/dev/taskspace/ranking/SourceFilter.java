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
    private static final String MIN_EXAMPLES = "minExamples";
    private static final String MAX_EXAMPLES = "maxExamples";

    private final Predicate<Entity> all;

    private SourceFilter(Predicate<Entity> all) {
        this.all = all;
    }

    static SourceFilter of(Map<String, String> filters) {
        Predicate<Entity> all = entity -> true;
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            all = all.and(accepting(filter.getKey(), filter.getValue()));
        }
        return new SourceFilter(all);
    }

    private static Predicate<Entity> accepting(String name, String value) {
        return switch (name) {
            case MIN_EXAMPLES -> {
                long least = number(name, value);
                yield entity -> entity.trainExamples() != null && entity.trainExamples() >= least;
            }
            case MAX_EXAMPLES -> {
                long most = number(name, value);
                yield entity -> entity.trainExamples() != null && entity.trainExamples() <= most;
            }
            default -> {
                Function<Entity, @Nullable String> property = property(name);
                yield entity -> value.equals(property.apply(entity));
            }
        };
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new BadFilterException(name, "filter[" + name + "] is a whole number of training examples.");
        }
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
            throw new BadFilterException(
                    name,
                    "Sources cannot be filtered by '" + name + "'; they can by "
                            + String.join(", ", PROPERTIES.keySet()) + ", minExamples, maxExamples and tag.NAME.");
        }
        return property;
    }

    /** A filter that cannot be so. */
    private static final class BadFilterException extends ProblemException {
        private static final long serialVersionUID = 1L;

        BadFilterException(String name, String detail) {
            super(ProblemType.MALFORMED, detail, List.of(ProblemItem.at("filter[" + name + "]", detail)));
        }
    }
}
