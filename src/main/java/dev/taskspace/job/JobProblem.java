package dev.taskspace.job;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Why a job failed, in the form in which every other problem of this service is told. */
record JobProblem(
        URI type, String code, String title, int status, String detail, String instance, List<ProblemItem> errors) {

    /** What callers may know of a failure: all of a problem that they can mend, nothing of any other. */
    static JobProblem of(UUID job, Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return of(job, problem.type(), String.valueOf(problem.getMessage()), problem.items());
        }
        if (Ailment.of(failure) == Ailment.MEMORY) {
            return of(
                    job,
                    ProblemType.OUT_OF_MEMORY,
                    "The computation did not fit into memory; fewer workers, a shorter length or a smaller surrogate would",
                    List.of());
        }
        return internal(job, "The job failed for a reason inside the service; its log tells more under this job's id");
    }

    static JobProblem internal(UUID job, String detail) {
        return of(job, ProblemType.INTERNAL, detail, List.of());
    }

    private static JobProblem of(UUID job, ProblemType type, String detail, List<ProblemItem> items) {
        return new JobProblem(
                type.uri(), type.code(), type.title(), type.status().value(), detail, "/jobs/" + job, items);
    }
}
