package dev.taskspace.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.CapabilityType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium of this machine that shows the page of a running service, and remembers what it asked for. */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /** Collects what the content security policy refused, from the first script on. */
    private static final String NOTE_VIOLATIONS = "window.refused ="
            + " [];document.addEventListener('securitypolicyviolation', e => window.refused.push(e.violatedDirective + ' '"
            + " + e.blockedURI + ' ' + e.sourceFile));";

    private final String origin;
    private final ChromeDriver driver;
    private final List<String> requests = new ArrayList<>();

    public Browser(int port) {
        this.origin = "http://127.0.0.1:" + port;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(
                program("chromium", "chromium-browser", "google-chrome").orElseThrow());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setCapability(CapabilityType.UNHANDLED_PROMPT_BEHAVIOUR, "ignore");
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program("chromedriver").orElseThrow())
                        .usingAnyFreePort()
                        .build(),
                options);
        beforeEveryPage(NOTE_VIOLATIONS);
        desktop();
    }

    /** Runs a script in every page from now on, before its own. */
    public void beforeEveryPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Whether this machine has what it takes. */
    public static boolean installed() {
        return program("chromium", "chromium-browser", "google-chrome").isPresent()
                && program("chromedriver").isPresent();
    }

    private static Optional<File> program(String... names) {
        List<Path> folders = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    public void desktop() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.manage().window().setSize(new Dimension(1360, 900));
    }

    void phone(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 780, "deviceScaleFactor", 2, "mobile", true));
    }

    /** What the operating system prefers: light or dark. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Loads the page at the address of a view, such as {@code datasets}, and waits until it is shown. */
    public void open(String route) {
        start(route);
        shown();
    }

    /** The same without waiting. */
    void start(String route) {
        driver.get("about:blank");
        driver.get(origin + "/#/" + route);
    }

    /** Waits until no view is being drawn. */
    void shown() {
        until(() -> assertThat(find("#content[aria-busy=false] h1")).isNotNull());
    }

    public void waitFor(String css) {
        see(css);
    }

    WebElement see(String css) {
        until(() -> assertThat(find(css)).as(css).isNotNull().matches(WebElement::isDisplayed, "is displayed"));
        return driver.findElement(By.cssSelector(css));
    }

    /** Waits until the text of an element contains this. */
    void see(String css, String text) {
        until(() -> assertThat(find(css))
                .as(css)
                .isNotNull()
                .extracting(WebElement::getText)
                .asString()
                .contains(text));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    private @Nullable WebElement find(String css) {
        return all(css).stream().findFirst().orElse(null);
    }

    /** Types into whatever has the focus. */
    void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    String address() {
        return Objects.requireNonNullElse(URI.create(driver.getCurrentUrl()).getFragment(), "");
    }

    public Object run(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
    }

    public Object runAsync(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return Objects.requireNonNullElse(driver.executeAsyncScript(script, arguments), "");
    }

    /** Drags a file of this machine over the middle of an element and lets it go. */
    void drop(Path file, String css) {
        WebElement onto = see(css);
        var middle = onto.getRect();
        Map<String, Object> data = Map.of(
                "items", List.of(), "files", List.of(file.toAbsolutePath().toString()), "dragOperationsMask", 1);
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            driver.executeCdpCommand(
                    "Input.dispatchDragEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            middle.x + middle.width / 2,
                            "y",
                            middle.y + middle.height / 2,
                            "data",
                            data));
        }
    }

    /** What is shown, as PNG; taken when nothing has moved for a while. */
    byte[] picture() {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        runAsync("const done = arguments[0]; document.fonts.ready.then(() => {"
                + "let still = 0; const again = () => ++still < 90 ? requestAnimationFrame(again) : done();"
                + "requestAnimationFrame(again); });");
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** The wheel of the mouse in the middle of an element. */
    public void wheel(String css, int deltaY) {
        var middle = see(css).getRect();
        driver.executeCdpCommand(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        "mouseWheel",
                        "x",
                        middle.x + middle.width / 2,
                        "y",
                        middle.y + middle.height / 2,
                        "deltaX",
                        0,
                        "deltaY",
                        deltaY));
    }

    /** What the rules of accessibility find wrong with what is shown. */
    List<String> inaccessible() throws IOException {
        try (InputStream axe =
                Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(AXE))) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = runAsync("const done = arguments[0]; axe.run().then(r => done(r.violations.map("
                + "v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; '))))");
        return ((List<?>) found).stream().map(Object::toString).toList();
    }

    /** What the content security policy refused since the page was loaded. */
    List<String> refused() {
        return ((List<?>) run("return window.refused"))
                .stream().map(Object::toString).toList();
    }

    /** Every address that was asked for since the start, but for the page's own. */
    List<String> elsewhere() {
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
            JsonNode message = JsonMapper.shared().readTree(entry.getMessage()).path("message");
            if (message.path("method").asString().equals("Network.requestWillBeSent")) {
                requests.add(message.at("/params/request/url").asString());
            }
        });
        assertThat(requests).as("requests are noticed").isNotEmpty();
        return requests.stream()
                .filter(url -> !url.startsWith(origin + "/") && !url.startsWith("data:"))
                .toList();
    }

    static void until(Runnable holds) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .untilAsserted(holds::run);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
