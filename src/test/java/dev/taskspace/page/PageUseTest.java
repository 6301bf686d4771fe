package dev.taskspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What people do on the page, with mouse and keyboard. */
@ServiceTest(properties = "taskspace.page-use-test=own-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "dev.taskspace.page.Browser#installed",
        disabledReason = "no Chromium with its chromedriver is installed")
class PageUseTest {
    @LocalServerPort
    int port;

    private Service service;
    private Browser browser;

    @BeforeAll
    void start() {
        service = new Service(port);
        PageData.register(service);
        browser = new Browser(port);
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void registersAFileThatIsDroppedAndShowsItsReport(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("My Reviews.csv"), "text,label\ngood,yes\nbad,no\ngood,yes\nfine,yes\n");
        browser.open("datasets");

        browser.drop(file, ".drop");
        assertThat(browser.see("form[aria-label='New dataset'] input").getDomProperty("value"))
                .isEqualTo("my-reviews");
        browser.see("form[aria-label='New dataset'] .primary").click();

        browser.see("[aria-label='Validation report']", "my-reviews holds 4 examples");
        browser.see("[aria-label='Validation report'] .bars", "yes");
        assertThat(service.get("/datasets/my-reviews").statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhichLinesOfADroppedFileAreWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.csv"), "text,label\ngood,yes\nbad\nfine,yes\n");
        browser.open("datasets");

        browser.drop(file, ".drop");
        browser.see("form[aria-label='New dataset'] .primary").click();

        browser.see("[role=alert]", "Line 3");
        assertThat(service.get("/datasets/broken").statusCode()).isEqualTo(404);
    }

    @Test
    void showsAJobAsItGoesAndCancelsIt() {
        PageData.dataset(service, "long-work", "work", 400);
        JsonNode job = Service.json(
                service.postJson("/embeddings", "{\"dataset\": \"long-work\", \"hyperparameters\": {\"epochs\": 10}}"));
        browser.open("jobs/" + job.path("id").asString());

        String bar = "[role=progressbar]";
        Browser.until(() -> assertThat(share(bar)).isPositive());
        int seen = share(bar);
        Browser.until(() -> assertThat(share(bar)).isGreaterThan(seen));
        browser.see(".events", "started");
        browser.see("button[aria-label^=Cancel]").click();

        browser.see(".view-head .chip", "cancelled");
        browser.see(".events", "cancelled");
        browser.see("button[aria-label^=Retry]");
        browser.open("jobs?status=cancelled");
        browser.see("tbody", "long-work");
    }

    @Test
    void ranksInPlainWordsWhatIsKnownAndWhatIsNot() {
        browser.open("rank?target=datasets/cooking&method=textemb");

        browser.see(".verdict", "nobody has measured a gain");
        browser.see(".ranking tbody tr", "1");
        assertThat(browser.all(".ranking tbody tr:not([hidden])")).hasSize(5);
        browser.see(".ranking button").click();
        browser.see(".more", "What the score is made of");
        browser.see("details summary", "left out");

        PageData.measure(service);
        browser.open("rank?target=datasets/rockets");
        browser.see(".verdict", "Start from cooking");
        browser.see(".verdict", "95 of 100 cases");
        browser.see(".ranking thead", "Expected gain");
        browser.see(".ranking tbody .chip");
        browser.see(".ranking button").click();
        browser.see(".more", "Measured on this pair");
    }

    @Test
    void canBeUsedByKeyboardAlone() {
        browser.open("");
        browser.type(Keys.TAB);
        assertThat(browser.focused().getText()).contains("Skip to the content");
        browser.type(Keys.ENTER);
        browser.type(Keys.TAB);
        assertThat(browser.focused().getTagName()).isEqualTo("select");
        browser.type("plan");
        browser.type(Keys.TAB);
        browser.type(Keys.ENTER);
        browser.shown();
        assertThat(browser.address()).contains("rank?target=datasets").contains("planets");

        browser.open("map?method=textemb");
        browser.see(".canvas[data-drawn]");
        browser.run("document.querySelector('.canvas').focus()");
        browser.type(Keys.ARROW_RIGHT);
        String first = browser.see("aside h2 a").getText();
        for (Keys aside : List.of(Keys.ARROW_LEFT, Keys.ARROW_RIGHT)) {
            if (browser.see("aside h2 a").getText().equals(first)) {
                browser.type(aside);
            }
        }
        assertThat(browser.see("aside h2 a").getText()).isNotEqualTo(first);
        String chosen = browser.see("aside h2 a").getText();
        browser.type("+");
        browser.type(Keys.ENTER);
        browser.see("h1", "Rank");
        assertThat(browser.address()).contains(chosen);
    }

    @Test
    void asksBeforeItDeletes() {
        PageData.dataset(service, "to-go", "work", 8);
        browser.open("datasets/to-go");

        browser.see("button[aria-label='Delete to-go']").click();
        browser.see("dialog", "Delete to-go?");
        browser.type(Keys.ESCAPE);
        assertThat(service.get("/datasets/to-go").statusCode()).isEqualTo(200);
        browser.see("button[aria-label='Delete to-go']").click();
        browser.see("dialog .danger").click();

        browser.see("h1", "Datasets");
        assertThat(service.get("/datasets/to-go").statusCode()).isEqualTo(404);
    }

    @Test
    void registersAModelAndAPrompt() {
        browser.open("models");
        browser.see("details summary", "Register a model");
        browser.see("details summary").click();
        browser.see("details input").sendKeys("second");
        browser.see("details .primary").click();
        browser.see("tbody", "second");

        browser.open("prompts");
        browser.see("details summary").click();
        browser.see("details input").sendKeys("opinion");
        browser.see("details .primary").click();
        browser.see("tbody", "opinion");
        assertThat(service.get("/prompts/opinion").body()).contains("\"great\"", "\"terrible\"");
    }

    @Test
    void remembersTheChosenColours() {
        browser.open("");
        browser.prefer("light");
        browser.see("#theme", "Dark colours");
        browser.see("#theme").click();
        browser.open("jobs");
        assertThat(browser.run("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
        browser.see("#theme").click();
        assertThat(browser.run("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
    }

    private int share(String bar) {
        String now = browser.see(bar).getDomAttribute("aria-valuenow");
        return now == null ? 0 : Integer.parseInt(now);
    }
}
