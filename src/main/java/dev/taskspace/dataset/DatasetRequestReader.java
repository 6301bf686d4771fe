package dev.taskspace.dataset;

import dev.taskspace.platform.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns JSON of strangers into metadata, or says by JSON pointer what is wrong with it. */
final class DatasetRequestReader {
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_WORD = 200;
    private static final int MOST_TAGS = 100;

    private final List<ProblemItem> problems = new ArrayList<>();

    private DatasetRequestReader() {}

    /** Reads metadata that were parsed into plain values. */
    static DatasetMetadata metadata(Map<String, Object> json) {
        return new DatasetRequestReader().checked(RequestJson.as(json, DatasetRequest.class));
    }

    private DatasetMetadata checked(DatasetRequest request) {
        String name = Objects.requireNonNullElse(request.name(), "");
        problemIf(request.name() == null, "/name", "The metadata need a name.");
        problemIf(
                request.name() != null && !name.matches(DatasetRequest.NAME),
                "/name",
                "A name has 1 to 128 lower-case letters, digits, dots, dashes and underscores and begins with a letter or digit.");
        requireShort("/description", request.description(), LONGEST_TEXT);
        requireShort("/language", request.language(), LONGEST_WORD);
        requireShort("/license", request.license(), LONGEST_WORD);
        requireShort("/family", request.family(), LONGEST_WORD);
        Map<String, String> tags = Objects.requireNonNullElse(request.tags(), Map.of());
        problemIf(tags.size() > MOST_TAGS, "/tags", "At most " + MOST_TAGS + " tags are kept.");
        tags.forEach((tag, value) -> {
            requireShort("/tags", tag, LONGEST_WORD);
            requireShort("/tags/" + RequestJson.escaped(tag), value, LONGEST_WORD);
        });
        Optional<Split> split = Optional.ofNullable(request.split()).flatMap(Split::of);
        problemIf(
                request.split() != null && split.isEmpty(),
                "/split",
                "The split is one of train, validation (or dev) and test.");
        if (!problems.isEmpty()) {
            throw new InvalidMetadataException(problems);
        }
        return new DatasetMetadata(
                name,
                request.description(),
                request.taskType(),
                request.format(),
                Objects.requireNonNullElse(request.columns(), Columns.DETECTED),
                request.language(),
                request.license(),
                request.family(),
                split.orElse(Split.TRAIN),
                tags);
    }

    private void requireShort(String pointer, @Nullable String value, int longest) {
        problemIf(value != null && value.length() > longest, pointer, "At most " + longest + " characters are kept.");
        problemIf(value != null && value.indexOf('\0') >= 0, pointer, "A NUL character cannot be stored.");
    }

    private void problemIf(boolean wrong, String pointer, String detail) {
        if (wrong) {
            problems.add(ProblemItem.at(pointer, detail));
        }
    }
}
