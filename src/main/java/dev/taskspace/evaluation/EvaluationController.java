package dev.taskspace.evaluation;

import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /evaluations}: the scoreboard of the ranking methods. */
@RestController
@Tag(name = "Evaluation", description = "How good each ranking method is against the recorded transfers")
class EvaluationController {
    private static final String IN_FAMILY = "in";
    private static final String ALL_FAMILIES = "all";

    private final Evaluations evaluations;
    private final PromptEvaluations prompts;
    private final EntityDirectory entities;

    EvaluationController(Evaluations evaluations, PromptEvaluations prompts, EntityDirectory entities) {
        this.evaluations = evaluations;
        this.prompts = prompts;
        this.entities = entities;
    }

    @GetMapping(path = "/evaluations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "evaluate",
            summary = "Compare the ranking methods with the recorded transfers",
            description = "Every recorded target is ranked by a model that was fitted without any transfer to it. "
                    + "Intervals are 95 % bootstrap over targets. hybridWarm also knows what was measured on the "
                    + "target with other base models. A method that does not know all sources of a target skips it. "
                    + "With sources=prompts prompts are judged by their accuracy on the labelled rows that "
                    + "POST /prompts/measurements had them answer; performance and rate are of the prompt chosen.")
    Evaluation evaluate(
            @Parameter(
                            description = "Only these methods; one that no ranking has is a 400 which names them all",
                            example = "hybrid")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> methods,
            @Parameter(description = "Only this target") @RequestParam(required = false) @Nullable String target,
            @Parameter(description = "datasets, models or prompts") @RequestParam(defaultValue = "datasets")
                    String sources,
            @Parameter(description = "in, to rank only sources of the target's family, or all")
                    @RequestParam(defaultValue = ALL_FAMILIES)
                    String family,
            @Parameter(description = "Only transfers on this base model") @RequestParam(required = false) @Nullable
                    String baseModel) {
        if (EntityKind.ofCollection(sources).isEmpty()) {
            throw new BadEvaluationParameterException("sources", "sources is datasets, models or prompts.");
        }
        if (!Set.of(IN_FAMILY, ALL_FAMILIES).contains(family)) {
            throw new BadEvaluationParameterException("family", "family is in or all.");
        }
        if (EntityKind.PROMPT.collection().equals(sources)) {
            return prompts.answer(target == null ? null : entities.require(target), wanted(methods, prompts.methods()));
        }
        return evaluations.answer(new EvaluationQuery(
                wanted(methods, evaluations.methods()),
                target == null ? null : reference(target),
                sources,
                IN_FAMILY.equals(family),
                baseModel));
    }

    /** The methods that were named, each of which must exist; none for all. */
    private static Set<String> wanted(@Nullable List<String> methods, SortedSet<String> known) {
        Set<String> wanted = methods == null ? Set.of() : Set.copyOf(methods);
        for (String method : wanted) {
            if (!known.contains(method)) {
                throw new BadEvaluationParameterException(
                        "methods",
                        "No ranking that is evaluated has the method '" + method + "'; there is "
                                + String.join(", ", known) + ".");
            }
        }
        return wanted;
    }

    /** Transfers also name what is not registered, so an unknown name is taken for one of these. */
    private String reference(String written) {
        try {
            return entities.require(written).reference();
        } catch (ProblemException unknown) {
            return written.indexOf('/') < 0 ? EntityKind.DATASET.collection() + "/" + written : written;
        }
    }

    /** A query parameter that cannot be so. */
    private static final class BadEvaluationParameterException extends ProblemException {
        private static final long serialVersionUID = 1L;

        BadEvaluationParameterException(String name, String detail) {
            super(ProblemType.MALFORMED, detail, List.of(ProblemItem.at(name, detail)));
        }
    }
}
