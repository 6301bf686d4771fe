package dev.taskspace.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts as a model reads them.
 *
 * @param texts the tokens of each with the log-probability that the model gives them after those before; the first token
 *     of a text has none and is left out. Empty when there is a problem
 * @param problem why the endpoint does not tell, null when it does
 */
public record Echo(
        List<List<Completion.Token>> texts, @Nullable String problem) {

    static Echo untold(String problem) {
        return new Echo(List.of(), problem);
    }
}
