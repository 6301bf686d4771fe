package dev.taskspace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class HomePageTest {
    private static final Path STATIC = Path.of("src", "main", "resources", "static");

    @LocalServerPort
    private int port;

    @Test
    void saysWhatThisIsAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = new Service(port).get("/", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Taskspace</h1>", "swagger-ui.html", "#/datasets", "#/jobs")
                .doesNotContain("http://", "https://", "style=", "<style")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("\\son[a-z]+=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void setsSecurityHeadersOnEveryAnswer() {
        HttpResponse<String> answer = new Service(port).get("/nothing");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void asksBrowsersToLookWhetherAModuleChangedAndPacksIt() {
        HttpResponse<String> module = new Service(port).get("/page/main.js", "Accept-Encoding", "gzip");
        assertThat(module.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
        HttpResponse<String> charts =
                new Service(port).get("/vendor/echarts-6.1.0/echarts.esm.min.js", "Accept-Encoding", "gzip");
        assertThat(charts.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    /** What others wrote is shipped as they published it, with its licence. */
    @ParameterizedTest
    @CsvSource({
        "echarts-6.1.0, echarts.esm.min.js, 28515f26aa57f87eb1e4ed4eb446927eaf329b5f5e02b4bfd4b0264fea40d1da",
        "inter-5.3.0, inter-latin-wght-normal.woff2, 3100e775e8616cd2611beecfa23a4263d7037586789b43f035236a2e6fbd4c62"
    })
    void shipsForeignFilesUnchanged(String folder, String file, String sha256)
            throws IOException, NoSuchAlgorithmException {
        Path vendored = STATIC.resolve("vendor").resolve(folder);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(vendored.resolve(file)));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
        assertThat(vendored.resolve("LICENSE")).isNotEmptyFile();
    }

    @Test
    void buildsNoMarkupFromStrings() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC.resolve("page"))) {
            List<Path> modules =
                    files.filter(file -> file.toString().endsWith(".js")).toList();
            assertThat(modules).hasSizeGreaterThan(20);
            for (Path module : modules) {
                assertThat(Files.readString(module))
                        .as(module.toString())
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                        .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)");
            }
        }
    }
}
