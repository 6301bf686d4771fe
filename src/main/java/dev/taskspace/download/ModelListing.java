package dev.taskspace.download;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model consists of.
 *
 * @param commit that the revision stood for
 * @param files by name
 */
record ModelListing(String commit, Map<String, ModelFile> files) {

    static final String CONFIG = "config.json";
    static final String TOKENIZER = "tokenizer.json";
    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}\\.safetensors");

    /**
     * Reads the answer of the hub.
     *
     * @throws ImpossibleDownloadException when it is none
     */
    static ModelListing read(String answer) {
        try {
            JsonNode root = JsonMapper.shared().readTree(answer);
            String commit = root.path("sha").asString("");
            if (!COMMIT.matcher(commit).matches()) {
                throw new ImpossibleDownloadException("The hub does not say which commit the revision is.");
            }
            Map<String, ModelFile> files = new LinkedHashMap<>();
            root.path("siblings").forEach(entry -> file(entry).ifPresent(file -> files.put(file.name(), file)));
            return new ModelListing(commit, files);
        } catch (JacksonException e) {
            throw new ImpossibleDownloadException(
                    "The hub does not list the files of a model: " + e.getOriginalMessage());
        }
    }

    /** Nothing when it is not said how large the file is and what is in it. */
    private static Optional<ModelFile> file(JsonNode entry) {
        JsonNode large = entry.path("lfs");
        boolean stored = large.path("sha256").isString();
        String digest =
                stored ? large.path("sha256").asString() : entry.path("blobId").asString("");
        JsonNode size = stored ? large.path("size") : entry.path("size");
        boolean known = HASH.matcher(digest).matches() && size.isIntegralNumber() && size.asLong() >= 0;
        return known
                ? Optional.of(new ModelFile(
                        entry.path("rfilename").asString(""),
                        size.asLong(),
                        stored ? FileChecksum.SHA256 : FileChecksum.GIT_BLOB,
                        digest))
                : Optional.empty();
    }

    /** @throws ImpossibleDownloadException when the model has no such file */
    ModelFile file(String name) {
        ModelFile file = files.get(name);
        if (file == null) {
            throw new ImpossibleDownloadException("The model has no " + name
                    + " whose size and hash the hub tells; a surrogate needs config.json, tokenizer.json and "
                    + "model.safetensors, whole or in shards.");
        }
        return file;
    }

    /** What is read first: it says whether the rest is worth fetching. */
    List<ModelFile> small() {
        return sharded() ? List.of(file(CONFIG), file(TOKENIZER), file(INDEX)) : List.of(file(CONFIG), file(TOKENIZER));
    }

    boolean sharded() {
        return !files.containsKey(WEIGHTS) && files.containsKey(INDEX);
    }

    /** The shards that an index names. */
    List<ModelFile> shards(byte[] index) {
        SortedSet<String> names = new TreeSet<>();
        try {
            JsonMapper.shared().readTree(index).path("weight_map").forEach(name -> names.add(name.asString("")));
        } catch (JacksonException e) {
            throw new ImpossibleDownloadException(INDEX + " is not JSON: " + e.getOriginalMessage());
        }
        names.stream()
                .filter(name -> !SHARD.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new ImpossibleDownloadException(INDEX + " names a file that is no shard.");
                });
        return names.stream().map(this::file).toList();
    }
}
