package dev.taskspace.embedding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a vector comes from.
 *
 * @param entityContentHash content of the entity when it was embedded
 * @param trainExamples training examples that each seed used
 * @param heldOutExamples examples that only checked the learning
 * @param seeds the seeds of the averaged runs
 * @param tokenPasses tokens times the passes of their examples through the surrogate, what the seconds went into
 * @param device where it was computed: {@code cpu}, or {@code cpu-fast} with the fast matrix path, which changes last digits
 * @param seconds processor seconds of its job
 * @param job the job that computed it, null for a vector that was computed elsewhere
 * @param taskspace version of the service
 * @param pool what a model or prompt labelled, absent for a dataset
 * @param labels what those labels are like, absent for a dataset
 * @param imported what its owner says of a vector that was computed elsewhere, absent for others
 */
record Provenance(
        String entityContentHash,
        int trainExamples,
        int heldOutExamples,
        List<Long> seeds,
        double tokenPasses,
        String device,
        double seconds,
        @Nullable UUID job,
        String taskspace,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LabelledPool pool,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LabelerStatistics labels,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Imported imported) {

    /**
     * A vector that came from outside.
     *
     * @param source what computed it, in the words of whoever imported it
     */
    record Imported(String source, @Nullable String description) {}

    /** Of a vector that was computed elsewhere: nothing is known but what its owner says. */
    static Provenance imported(String entityContentHash, Imported imported, String version) {
        return new Provenance(
                entityContentHash, 0, 0, List.of(), 0, "elsewhere", 0, null, version, null, null, imported);
    }

    /** The pool that was labelled, by its name then. */
    record LabelledPool(String name, String contentHash, int examples) {}
}
