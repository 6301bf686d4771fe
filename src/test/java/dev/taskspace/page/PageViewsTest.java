package dev.taskspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every view, as it looks to the policy, to the rules of accessibility, and on a phone. */
@ServiceTest(properties = "taskspace.page-views-test=own-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "dev.taskspace.page.Browser#installed",
        disabledReason = "no Chromium with its chromedriver is installed")
class PageViewsTest {
    private static final List<String> ROUTES = List.of(
            "",
            "rank",
            "rank?target=datasets/cooking&method=textemb",
            "rank?target=datasets/cooking&method=taskemb",
            "map?method=textemb",
            "map?method=textemb&show=table",
            "similarities?method=textemb",
            "similarities?method=textemb&show=table",
            "datasets",
            "datasets/cooking",
            "models",
            "models/offline",
            "prompts",
            "prompts/plain",
            "jobs",
            "transfers",
            "datasets/nobody",
            "nowhere");

    private static final Set<String> DRAWN = Set.of("map?method=textemb", "similarities?method=textemb");

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeAll
    void start() {
        PageData.register(new Service(port));
        browser = new Browser(port);
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void breaksNoPolicyAndAsksNobodyElse() {
        for (String route : ROUTES) {
            browser.open(route);
            drawn(route);
            assertThat(browser.refused()).as(route).isEmpty();
        }
        assertThat(browser.elsewhere()).isEmpty();
    }

    @Test
    void isAccessibleInLightAndDark() throws IOException {
        List<String> found = new ArrayList<>();
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            for (String route : ROUTES) {
                browser.open(route);
                drawn(route);
                browser.inaccessible().forEach(wrong -> found.add(route + ", " + scheme + ": " + wrong));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void fitsAPhone() {
        browser.phone(360);
        for (String route : ROUTES) {
            browser.open(route);
            drawn(route);
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as(route)
                    .isEqualTo(360L);
        }
        browser.see(".menu-button").click();
        browser.see("#menu a[href='#/jobs']").click();
        browser.see("h1", "Jobs");
        browser.desktop();
    }

    @Test
    void saysWhatToDoWhereThereIsNothing() {
        browser.open("datasets/nobody");
        browser.see("[role=alert]", "Nothing registered is called");
        browser.open("rank?target=datasets/cooking&method=taskemb");
        browser.see("[role=alert]", "has no taskemb embedding yet");
        browser.see("[aria-label=Ranking]", "Compute its embedding");
        browser.open("map?method=taskemb");
        browser.see(".empty", "Nothing is embedded by this method yet");
        browser.open("nowhere");
        browser.see("#content", "Start over");
    }

    @Test
    void showsTheSpaceAsAMapAndAsATable() {
        browser.open("map?method=textemb");
        browser.see(".canvas[data-drawn] canvas");
        browser.see(".legend", "kitchen");
        browser.see("input[type=search]").sendKeys("planet");
        browser.see("aside", "planets");
        browser.open("map?method=textemb&show=table");
        assertThat(browser.all("tbody tr")).hasSize(6);
    }

    @Test
    void showsSimilaritiesAsAPictureAndAsATable() {
        browser.open("similarities?method=textemb");
        browser.see(".canvas[data-drawn] canvas");
        browser.open("similarities?method=textemb&show=table&around=datasets/cooking");
        assertThat(browser.all("tbody tr")).hasSize(6);
        browser.see("tbody", "1.00");
    }

    private void drawn(String route) {
        if (DRAWN.contains(route)) {
            browser.see(".canvas[data-drawn] canvas");
        }
    }
}
