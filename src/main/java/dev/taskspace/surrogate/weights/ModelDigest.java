package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;

/**
 * SHA-256 of everything that decides what a model directory computes: of the lines {@code digest  name} of its files, in
 * the order of their names, as {@code sha256sum config.json … | sha256sum} gives it.
 */
final class ModelDigest {

    private static final int BUFFER = 1 << 20;

    private ModelDigest() {}

    static String of(ModelDirectory directory, SortedSet<String> files) {
        MessageDigest all = sha256();
        for (String name : files) {
            String line = of(directory.file(name)) + "  " + name + "\n";
            all.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /** Of the encoder alone of a model with this digest: of the line {@code digest  encoder}. */
    static String ofEncoder(String whole) {
        byte[] line = (whole + "  encoder\n").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(line));
    }

    private static String of(Path file) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
