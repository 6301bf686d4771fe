package dev.taskspace.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a hub tells what is in a file. */
enum FileChecksum {
    /** Of files in Git's large file storage. */
    SHA256("SHA-256"),
    /** Of files in Git itself: SHA-1 of {@code blob LENGTH}, a zero byte, and the content. */
    GIT_BLOB("SHA-1");

    private static final int BUFFER = 1 << 20;

    private final String algorithm;

    FileChecksum(String algorithm) {
        this.algorithm = algorithm;
    }

    String of(Path file) throws IOException {
        MessageDigest digest = digest();
        if (this == GIT_BLOB) {
            digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
