package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * An ONNX classifier with what lies beside it: {@code tokenizer.json}, and perhaps a {@code config.json} that names the
 * outputs. Exports that keep the graph in a folder {@code onnx} have both one folder above.
 *
 * @param graph content of the file, which names no other file
 * @param tokenizer content of {@code tokenizer.json}
 * @param sha256 of both
 * @param labels from {@code config.json}; empty when there is none
 * @param maxTokens longest input that {@code config.json} allows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OnnxClassifierFile(byte[] graph, byte[] tokenizer, String sha256, List<String> labels, int maxTokens) {

    private static final String TOKENIZER = "tokenizer.json";
    private static final String ABOVE = "onnx";
    private static final int LARGEST = 1_500_000_000;
    private static final int MAX_TOKENS = 512;

    /** RoBERTa counts positions from 2. */
    private static final int RESERVED = 2;

    /**
     * Reads a file of this folder.
     *
     * @throws WeightsFormatException when it is missing, too large, no ONNX model or lacks a tokenizer
     */
    public static OnnxClassifierFile read(ModelDirectory folder, String name) {
        byte[] graph = bytes(folder.file(name), name);
        OnnxFileCheck.selfContained(graph);
        ModelDirectory beside = beside(folder);
        byte[] tokenizer = beside.content(TOKENIZER);
        var digest = ModelDigest.sha256();
        digest.update(graph);
        digest.update(tokenizer);
        String hash = HexFormat.of().formatHex(digest.digest());
        if (!beside.has(ConfigFile.NAME)) {
            return new OnnxClassifierFile(graph, tokenizer, hash, List.of(), MAX_TOKENS);
        }
        ConfigFile config = ConfigFile.read(beside.content(ConfigFile.NAME));
        return new OnnxClassifierFile(
                graph,
                tokenizer,
                hash,
                config.has("id2label") ? config.labels() : List.of(),
                config.has("max_position_embeddings")
                        ? Math.max(1, Math.min(MAX_TOKENS, config.count("max_position_embeddings") - RESERVED))
                        : MAX_TOKENS);
    }

    private static ModelDirectory beside(ModelDirectory folder) {
        Path above = folder.path().getParent();
        if (above == null || folder.has(TOKENIZER) || !folder.name().equals(ABOVE)) {
            return folder;
        }
        boolean inside = above.startsWith(folder.root()) && !above.equals(folder.root());
        return inside ? new ModelDirectory(folder.root(), above) : folder;
    }

    private static byte[] bytes(Path file, String name) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new WeightsFormatException(name + " is larger than " + LARGEST + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
