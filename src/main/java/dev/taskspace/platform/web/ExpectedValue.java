package dev.taskspace.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/** Says in words of JSON what a value of some Java type looks like. */
final class ExpectedValue {
    private static final JsonMapper NAMES = JsonMapper.shared();
    private static final List<Class<?>> INTEGERS = List.of(Integer.class, Long.class, Short.class, Byte.class);

    private ExpectedValue() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "another value is expected";
        }
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed.isEnum()) {
            return "expected is one of " + names(boxed);
        }
        return "expected is " + describe(boxed);
    }

    private static String describe(Class<?> type) {
        if (type == Boolean.class) {
            return "true or false";
        }
        if (INTEGERS.contains(type)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == UUID.class) {
            return "an id such as 0198c5a0-7d3c-7c5b-9e3e-3f0c2b1a4d5e";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        if (type == Duration.class) {
            return "a duration such as 30s";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "another value";
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        NAMES.valueToTree(constant).asString(constant.toString().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }
}
