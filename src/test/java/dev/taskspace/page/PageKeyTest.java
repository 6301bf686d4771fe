package dev.taskspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a service that wants a key. */
@ServiceTest(properties = {"taskspace.access.required=true", "taskspace.access.admin-key=" + PageKeyTest.KEY})
@EnabledIf(
        value = "dev.taskspace.page.Browser#installed",
        disabledReason = "no Chromium with its chromedriver is installed")
class PageKeyTest {
    static final String KEY = "a-key-that-only-this-test-knows-0123456789";

    @LocalServerPort
    int port;

    @Test
    void asksForAKeyOnceAndGoesOnWithIt() {
        try (Browser browser = new Browser(port)) {
            browser.start("datasets");
            browser.see("dialog h2", "Access key");
            assertThat(browser.all("dialog")).hasSize(1);
            browser.type(KEY, Keys.ENTER);

            browser.see("h1", "Datasets");
            browser.see(".empty", "No dataset yet");
            assertThat(browser.run("return sessionStorage.getItem('taskspace.key')"))
                    .isEqualTo(KEY);
            browser.see("#description", "API description");
            assertThat(browser.runAsync("const done = arguments[0];"
                            + "import('/page/api.js').then(m => m.api.description()).then(d => done(d.info.title))"))
                    .as("what the menu saves, fetched with the key")
                    .isEqualTo("Taskspace");
            assertThat(browser.run("return document.getElementById('explorer').checkVisibility()"))
                    .as("no link that would lead to a refusal")
                    .isEqualTo(false);
            browser.open("jobs");
            browser.see("h1", "Jobs");
            assertThat(browser.all("dialog")).isEmpty();
        }
    }

    @Test
    void saysThatAKeyIsNeededWhenNoneIsGiven() {
        try (Browser browser = new Browser(port)) {
            browser.start("datasets");
            browser.see("dialog h2", "Access key");
            browser.type(Keys.ESCAPE);

            browser.see("[role=alert]", "key");
            browser.see("#description", "API description");
            browser.see("#description").click();
            browser.see("dialog h2", "Access key");
        }
    }
}
