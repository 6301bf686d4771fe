package dev.taskspace.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the pictures of the page that the documentation shows, of a running service that holds the starter corpus only.
 * Arguments: the port of the service, the folder for the pictures, and the embedding method they show.
 */
public final class Screenshots {
    private static final String CHART = ".canvas[data-drawn] canvas";

    private Screenshots() {}

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        Path folder = Files.createDirectories(Path.of(args.length > 1 ? args[1] : "docs/images"));
        String method = "method=" + (args.length > 2 ? args[2] : "taskemb");
        String ranking = "rank?target=datasets/everyday-inference&" + method;
        String map = "map?" + method;
        try (Browser browser = new Browser(port)) {
            take(browser, ranking, ".ranking tbody tr", folder.resolve("ranking.png"));
            take(browser, map, CHART, folder.resolve("map.png"));
            take(browser, "similarities?" + method, CHART, folder.resolve("similarities.png"));
        }
    }

    private static void take(Browser browser, String route, String shown, Path picture) throws IOException {
        browser.open(route);
        browser.waitFor(shown);
        Files.write(picture, browser.picture());
    }
}
