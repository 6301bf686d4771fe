package dev.taskspace.endpoint;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param headers by name in lower case, as they came
 * @param body decoded as UTF-8, every occurrence of the key that was sent made unreadable
 */
public record Reply(int status, Map<String, String> headers, String body) {

    /** The value of a header, by its name in lower case; null when it did not come. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public boolean good() {
        return status >= 200 && status < 300;
    }

    /** Whether the same call can succeed later. */
    boolean passing() {
        return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    /** Whether the server says that it has too much to do. */
    boolean overburdened() {
        return status == 429 || status == 503;
    }

    /** How long the server wants to be left alone: seconds or a date (RFC 9110, 10.2.3). */
    public Optional<Duration> pause(Clock clock) {
        String retryAfter = header("retry-after");
        if (retryAfter == null) {
            return Optional.empty();
        }
        String value = retryAfter.strip();
        try {
            Duration pause = value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return pause.isPositive() ? Optional.of(pause) : Optional.empty();
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** The beginning of the body in one line, for messages. */
    public String excerpt() {
        String line = body.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.isEmpty() ? "an empty body" : line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
