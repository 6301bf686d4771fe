package dev.taskspace.benchmark;

import dev.taskspace.TaskspaceApplication;
import dev.taskspace.page.Browser;
import dev.taskspace.support.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How soon the page can be used and how smoothly its map moves: the whole service with its embedded Postgres, filled with
 * made-up datasets of several families, shown by a headless Chromium on the same machine. Arguments: number of datasets, and
 * how often the page is opened.
 */
public final class PageSpeed {
    private static final int DIMENSIONS = 384;
    private static final int FAMILIES = 12;
    private static final int TURNS = 300;
    private static final int TURN = 60;

    /** Notes when the first view stood, in milliseconds since the browser began to load the page. */
    private static final String NOTE_USABLE = """
        new MutationObserver((changes, observer) => {
          if (document.querySelector('#content[aria-busy=false] h1')) {
            window.usable = performance.now();
            observer.disconnect();
          }
        }).observe(document, {subtree: true, childList: true, attributes: true})\
        """;

    private static final String NOTE_FRAMES = """
        window.noted = [];
        const note = (now) => { window.noted.push(now); requestAnimationFrame(note); };
        requestAnimationFrame(note)\
        """;

    private PageSpeed() {}

    public static void main(String[] args) throws IOException {
        int datasets = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        Path home = Files.createTempDirectory("page-speed");
        try (ConfigurableApplicationContext context = SpringApplication.run(
                TaskspaceApplication.class,
                "--taskspace.home=" + home,
                "--taskspace.starter=false",
                "--taskspace.role=api",
                "--server.port=0")) {
            new MadeUpDatasets("textemb", DIMENSIONS, FAMILIES).fill(context.getBean(JdbcTemplate.class), datasets);
            int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
            map(new Service(port), datasets);
            try (Browser browser = new Browser(port)) {
                browser.beforeEveryPage(NOTE_USABLE);
                usable(browser, datasets, times);
                frames(browser, datasets);
            }
        }
    }

    private static void map(Service service, int datasets) {
        double[] millis = IntStream.range(0, 2)
                .mapToDouble(i -> {
                    long start = System.nanoTime();
                    service.get("/map?method=textemb");
                    return (System.nanoTime() - start) / 1e6;
                })
                .toArray();
        System.out.printf(
                "GET /map of %d vectors of %d values: first %.0f ms, then %.0f ms%n",
                datasets, DIMENSIONS, millis[0], millis[1]);
    }

    private static void usable(Browser browser, int datasets, int times) {
        double[] millis = IntStream.range(0, times)
                .mapToDouble(i -> {
                    browser.open("");
                    return number(browser.run("return window.usable"));
                })
                .sorted()
                .toArray();
        System.out.printf(
                "The page beside %d datasets can be used after p50 %.0f ms, p95 %.0f ms, max %.0f ms of %d loads%n",
                datasets, millis[times / 2], millis[times * 95 / 100], millis[times - 1], times);
    }

    /** In, out and aside by the wheel and the mouse, without a pause. */
    private static void frames(Browser browser, int datasets) {
        browser.open("map?method=textemb");
        browser.waitFor(".canvas[data-drawn] canvas");
        browser.run(NOTE_FRAMES);
        for (int turn = 0; turn < TURNS; turn++) {
            browser.wheel(".canvas", turn / 10 % 2 == 0 ? -TURN : TURN);
        }
        double[] stamps = ((List<?>) browser.run("return window.noted"))
                .stream().mapToDouble(PageSpeed::number).toArray();
        double[] gaps = IntStream.range(1, stamps.length)
                .mapToDouble(i -> stamps[i] - stamps[i - 1])
                .sorted()
                .toArray();
        System.out.printf(
                "The map of %d points while it is zoomed: %.1f frames a second; a frame takes p50 %.1f ms, p95 %.1f"
                        + " ms, max %.1f ms%n",
                datasets,
                1000 / Arrays.stream(gaps).average().orElseThrow(),
                gaps[gaps.length / 2],
                gaps[gaps.length * 95 / 100],
                gaps[gaps.length - 1]);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
