package dev.taskspace.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the pictures of the page that the documentation shows, of a running service that holds the starter corpus only.
 * Arguments: the port of the service, and the folder for the pictures.
 */
public final class Screenshots {
    private static final String RANKING = "rank?target=datasets/everyday-inference&method=taskemb";
    private static final String MAP = "map?method=taskemb";

    private Screenshots() {}

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        Path folder = Files.createDirectories(Path.of(args.length > 1 ? args[1] : "docs/images"));
        try (Browser browser = new Browser(port)) {
            take(browser, RANKING, folder.resolve("ranking.png"));
            take(browser, MAP, folder.resolve("map.png"));
            take(browser, "similarities?method=taskemb", folder.resolve("similarities.png"));
            take(browser, "datasets/dining-reviews", folder.resolve("dataset.png"));
            browser.prefer("dark");
            take(browser, MAP, folder.resolve("map-dark.png"));
            browser.prefer("light");
            browser.phone(390);
            take(browser, RANKING, folder.resolve("ranking-phone.png"));
        }
    }

    private static void take(Browser browser, String route, Path picture) throws IOException {
        browser.open(route);
        Files.write(picture, browser.picture());
    }
}
