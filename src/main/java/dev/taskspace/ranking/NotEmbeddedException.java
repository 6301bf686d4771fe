package dev.taskspace.ranking;

import dev.taskspace.embedding.ImportedMethod;
import dev.taskspace.entity.Entity;
import dev.taskspace.job.Job;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;
import java.util.Locale;

/** The target has no embedding by the method that should rank it. */
final class NotEmbeddedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    NotEmbeddedException(Entity target, String method, Job pending) {
        super(
                ProblemType.IMPOSSIBLE,
                "%s has no %s embedding yet, but a job for it is %s. Ask again when GET /jobs/%s says that it succeeded."
                        .formatted(
                                target.reference(),
                                method,
                                pending.status().name().toLowerCase(Locale.ROOT),
                                pending.id()),
                List.of(ProblemItem.at("target", "not embedded by " + method)));
    }

    NotEmbeddedException(Entity target, String method) {
        super(
                ProblemType.IMPOSSIBLE,
                "%s has no %s embedding yet. %s"
                        .formatted(
                                target.reference(),
                                method,
                                ImportedMethod.isName(method)
                                        ? "POST /embeddings/import adds it."
                                        : request(target, method)),
                List.of(ProblemItem.at("target", "not embedded by " + method)));
    }

    private static String request(Entity target, String method) {
        return "POST /embeddings {\"%s\":\"%s\",\"method\":\"%s\"} computes it."
                .formatted(target.kind().name().toLowerCase(Locale.ROOT), target.name(), method);
    }
}
