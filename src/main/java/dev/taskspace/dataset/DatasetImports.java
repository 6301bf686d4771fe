package dev.taskspace.dataset;

import dev.taskspace.job.Job;
import java.util.Map;

/** Has datasets fetched whose rows lie elsewhere; implemented by the feature that fetches. */
public interface DatasetImports {

    /**
     * Queues the import, or answers the job that already does or did the same.
     *
     * @param metadata as the client sent them, known to be valid
     * @throws dev.taskspace.platform.web.ProblemException when the source cannot be so
     */
    Job submit(DatasetSource source, Map<String, Object> metadata);
}
