package dev.taskspace.platform.web;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Points at the values of a request that break a stated constraint. */
final class InvalidValues {
    private InvalidValues() {}

    static ProblemDescription describe(MethodArgumentNotValidException failure) {
        return of(fieldItems(failure.getBindingResult()));
    }

    static ProblemDescription describe(HandlerMethodValidationException failure) {
        return of(failure.getParameterValidationResults().stream().flatMap(InvalidValues::items));
    }

    private static Stream<ProblemItem> items(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return fieldItems(body);
        }
        String parameter =
                Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
        return result.getResolvableErrors().stream().map(error -> ProblemItem.at(parameter, message(error)));
    }

    private static Stream<ProblemItem> fieldItems(Errors errors) {
        return errors.getAllErrors().stream().map(error -> ProblemItem.at(pointer(error), message(error)));
    }

    /** {@code examples[0].text} becomes {@code /examples/0/text}. */
    private static String pointer(ObjectError error) {
        return error instanceof FieldError field
                ? "/" + field.getField().replace('.', '/').replace("[", "/").replace("]", "")
                : "";
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
    }

    private static ProblemDescription of(Stream<ProblemItem> items) {
        List<ProblemItem> all = items.sorted(java.util.Comparator.comparing(item -> String.valueOf(item.pointer())))
                .toList();
        return new ProblemDescription(
                all.stream().map(item -> item.pointer() + " " + item.detail()).collect(joining("; ")) + ".", all);
    }
}
