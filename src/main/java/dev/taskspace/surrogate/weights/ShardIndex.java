package dev.taskspace.surrogate.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which file of a directory holds which tensor.
 *
 * @param files file name by tensor name
 */
record ShardIndex(Map<String, String> files) {

    static final String NAME = "model.safetensors.index.json";

    static ShardIndex read(byte[] content) {
        try {
            JsonNode map = JsonMapper.shared().readTree(content).path("weight_map");
            if (!map.isObject() || map.isEmpty()) {
                throw new WeightsFormatException(NAME + " has no weight_map");
            }
            Map<String, String> files = new LinkedHashMap<>();
            map.properties().forEach(entry -> {
                if (!entry.getValue().isString()) {
                    throw new WeightsFormatException(NAME + " names no file for " + entry.getKey());
                }
                files.put(entry.getKey(), entry.getValue().stringValue());
            });
            return new ShardIndex(files);
        } catch (JacksonException e) {
            throw new WeightsFormatException(NAME + " is not JSON: " + JsonWords.of(e), e);
        }
    }

    /** The files, by name. */
    SortedSet<String> shards() {
        return new TreeSet<>(files.values());
    }

    /**
     * The tensors of all shards, each from the file that the index names.
     *
     * @param shards tensors by file
     * @throws WeightsFormatException when one is not there
     */
    TensorTable join(Map<String, TensorTable> shards) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> unsupported = new LinkedHashMap<>();
        files.forEach((name, file) -> {
            TensorTable shard = Objects.requireNonNull(shards.get(file));
            if (shard.tensors().containsKey(name)) {
                tensors.put(name, Objects.requireNonNull(shard.tensors().get(name)));
            } else if (shard.unsupported().containsKey(name)) {
                unsupported.put(name, Objects.requireNonNull(shard.unsupported().get(name)));
            } else {
                throw new WeightsFormatException(NAME + " says that " + file + " holds " + name + ", but it does not");
            }
        });
        return new TensorTable(tensors, unsupported);
    }
}
