package dev.taskspace.platform.web;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells where a JSON body stops being what the operation takes. */
final class UnreadableBody {
    private UnreadableBody() {}

    static ProblemDescription describe(HttpMessageNotReadableException failure) {
        return failure.getCause() instanceof JacksonException cause
                ? describe(cause)
                : new ProblemDescription("The request body is missing or cannot be read.");
    }

    private static ProblemDescription describe(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case InvalidFormatException invalid ->
                at(invalid, "'" + invalid.getValue() + "' is not valid; " + expected(invalid));
            case MismatchedInputException mismatch -> at(mismatch, "this does not fit; " + expected(mismatch));
            case StreamReadException noJson ->
                new ProblemDescription("The body is not valid JSON" + place(noJson.getLocation()) + ": "
                        + firstClause(noJson.getOriginalMessage()) + ".");
            default -> at(failure, "the value is not valid");
        };
    }

    private static ProblemDescription unknownField(UnrecognizedPropertyException failure) {
        Collection<Object> known = failure.getKnownPropertyIds();
        String fields = known == null
                ? ""
                : "; known are " + known.stream().map(String::valueOf).sorted().collect(joining(", "));
        return at(failure, "there is no field '" + failure.getPropertyName() + "' here" + fields);
    }

    private static String expected(MismatchedInputException failure) {
        return ExpectedValue.of(failure.getTargetType());
    }

    private static ProblemDescription at(JacksonException failure, String wrong) {
        String pointer = pointer(failure.getPath());
        String subject = pointer.isEmpty() ? "The body" : pointer;
        return new ProblemDescription(subject + ": " + wrong + ".", List.of(ProblemItem.at(pointer, wrong)));
    }

    private static String pointer(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(joining());
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Jackson adds where things began, in words about itself. */
    private static String firstClause(String message) {
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\s*[(:]?\\s*(\\(start marker|\\[Source|\\(for ).*", "");
    }
}
