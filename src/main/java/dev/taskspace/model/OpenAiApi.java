package dev.taskspace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which of OpenAI's two text APIs a server is asked by. */
public enum OpenAiApi {
    CHAT,
    COMPLETIONS;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
