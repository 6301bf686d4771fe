package dev.taskspace.platform.idempotency;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request was carried out; its answer held a secret, which nobody can tell again. */
final class SecretToldOnceException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** @param location of what was made */
    SecretToldOnceException(@Nullable List<String> location) {
        super(
                ProblemType.CONFLICT,
                "This was carried out already" + (location == null ? "" : " and made " + location.getFirst())
                        + ". Its answer held a secret, which is told once: if it was lost, delete what was made and use another "
                        + IdempotencyKey.HEADER + ".");
    }
}
