package dev.taskspace.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One wrong place of a request.
 *
 * @param pointer JSON pointer or parameter name, when the place has one
 * @param line 1-based line of an uploaded file, when the place is a row
 * @param column name of the column, when the place is a cell
 * @param detail what is wrong and what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemItem(
        @Nullable String pointer,
        @Nullable Long line,
        @Nullable String column,
        String detail) {

    public static ProblemItem at(String pointer, String detail) {
        return new ProblemItem(pointer, null, null, detail);
    }

    public static ProblemItem atLine(long line, @Nullable String column, String detail) {
        return new ProblemItem(null, line, column, detail);
    }
}
