package dev.taskspace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/SECURITY.md} names a test for every threat, and each test that it names is there. */
class SecurityDocumentTest {
    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)`");

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        Set<String> named =
                TEST.matcher(document()).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> there;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            there = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(there).containsAll(named);
    }

    @Test
    void guardsEveryThreat() throws IOException {
        String threats = document().split("## Threats", -1)[1].split("\n## ", -1)[0];
        List<String> lines =
                threats.lines().filter(line -> line.startsWith("|")).skip(2).toList();

        assertThat(lines).hasSizeGreaterThan(10);
        assertThat(lines)
                .allSatisfy(line -> assertThat(TEST.matcher(line).results().map(MatchResult::group))
                        .as(line)
                        .isNotEmpty());
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/SECURITY.md"));
    }
}
