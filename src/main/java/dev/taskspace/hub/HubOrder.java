package dev.taskspace.hub;

import dev.taskspace.dataset.DatasetSource;
import dev.taskspace.dataset.InvalidMetadataException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One import as a job remembers it.
 *
 * @param config null until the server was asked which there are
 * @param revision lower-case hexadecimal digits that the served revision must begin with, null for any
 * @param metadata of the dataset, as the client sent them
 */
record HubOrder(
        String hub,
        @Nullable String config,
        String split,
        @Nullable String revision,
        Map<String, Object> metadata) {
    private static final String PART = "[A-Za-z0-9][A-Za-z0-9._-]{0,95}";
    private static final String DEFAULT_SPLIT = "train";
    private static final int LONGEST_NAME = 200;

    /** @throws InvalidMetadataException that points to what cannot be so */
    static HubOrder of(DatasetSource source, Map<String, Object> metadata) {
        String hub = Objects.requireNonNullElse(source.hub(), "");
        if (!hub.matches(PART + "(/" + PART + ")?")) {
            throw new InvalidMetadataException(
                    "/source/hub", "The id of a dataset on the hub is a name or owner/name, such as stanfordnlp/sst2.");
        }
        String revision = source.revision() == null ? null : source.revision().toLowerCase(Locale.ROOT);
        if (revision != null && !revision.matches("[0-9a-f]{7,40}")) {
            throw new InvalidMetadataException(
                    "/source/revision",
                    "A revision is a commit, 7 to 40 hexadecimal digits; the hub shows it in a dataset's history."
                            + " Leave it out to take the one that is served.");
        }
        return new HubOrder(
                hub,
                source.config() == null ? null : name(source.config(), "/source/config"),
                name(Objects.requireNonNullElse(source.split(), DEFAULT_SPLIT), "/source/split"),
                revision,
                metadata);
    }

    private static String name(String name, String pointer) {
        boolean harmless = name.chars().noneMatch(Character::isISOControl);
        if (name.isBlank() || name.length() > LONGEST_NAME || !harmless) {
            throw new InvalidMetadataException(
                    pointer, "A name has 1 to " + LONGEST_NAME + " characters, none of them a control character.");
        }
        return name;
    }

    HubOrder withConfig(String known) {
        return new HubOrder(hub, known, split, revision, metadata);
    }
}
