package dev.taskspace.surrogate.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.tuning.MiniLm;
import dev.taskspace.surrogate.weights.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The tokens of 1,000 strings that are hard to read, against the Python reference library. */
class TokenisationFidelityTest {

    private static final int LONGEST = 1_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all-minilm-l6-v2",
                "tiny-bert",
                "tiny-roberta",
                "tiny-xlm-roberta",
                "tiny-distilbert",
                "tiny-electra",
                "tiny-t5",
                "tiny-t5-v1_1"
            })
    void givesTheSameTokens(String name) throws IOException {
        byte[] definition = name.startsWith("tiny")
                ? Files.readAllBytes(Goldens.folder().resolve(name).resolve("tokenizer.json"))
                : MiniLm.tokenizer();
        var tokenizer = new Tokenizer(definition, LONGEST, LONGEST);

        List<TextInput> texts = strings();
        List<String> digests = tokenizer.encode(texts, LONGEST).stream()
                .map(TokenisationFidelityTest::digest)
                .toList();

        List<String> expected = Goldens.lines(name + ".tokens.txt");
        assertThat(expected).hasSize(1000);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!digests.get(i).equals(expected.get(i))) {
                different.add(texts.get(i).text());
            }
        }
        assertThat(different).isEmpty();
    }

    private static List<TextInput> strings() throws IOException {
        try (InputStream file =
                new GZIPInputStream(Files.newInputStream(Goldens.folder().resolve("strings.jsonl.gz")))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> TextInput.of(JsonMapper.shared().readTree(line).stringValue()))
                    .toList();
        }
    }

    private static String digest(Tokens tokens) {
        String ids = Arrays.stream(tokens.ids()).mapToObj(Long::toString).collect(Collectors.joining(","));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
