package dev.taskspace.platform.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** What a caller may do; each scope includes those before it. */
enum Scope {
    /** Every GET. */
    READ,
    /** Whatever changes something or costs something. */
    SUBMIT,
    /** Keys as well. */
    ADMIN;

    static Scope of(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A scope is read, submit or admin"));
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This scope and all that it includes. */
    List<Scope> included() {
        return List.copyOf(EnumSet.range(READ, this));
    }

    /** What Spring Security calls it. */
    String authority() {
        return "SCOPE_" + wireName();
    }
}
