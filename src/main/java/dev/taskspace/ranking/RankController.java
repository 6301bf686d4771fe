package dev.taskspace.ranking;

import dev.taskspace.platform.web.PageRequest;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /rank}: which source transfers best to a target. */
@RestController
@Tag(name = "Ranking", description = "Which source suits a target")
class RankController {
    private static final String FILTER_START = "filter[";
    private static final String FILTER_END = "]";

    private final Rankings rankings;

    RankController(Rankings rankings) {
        this.rankings = rankings;
    }

    @GetMapping(path = "/rank", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "rank",
            summary = "Rank sources for a target",
            description = "Orders the registered sources by the gain over no transfer that they promise for the "
                    + "target, learned from recorded transfers, with its 95 % interval and the probability of harm. "
                    + "Without recorded transfers calibrated is false, and the score is the similarity in standard "
                    + "deviations from the mean over everything in its space: between datasets the mean of taskemb and "
                    + "taskvec, else taskemb.")
    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            style = ParameterStyle.DEEPOBJECT,
            description = "Property to value, such as filter[language]=en; also by tag, filter[tag.NAME]=value",
            schema = @Schema(implementation = RankFilter.class))
    Ranking rank(
            @Parameter(description = "Reference of any entity", example = "datasets/dining-reviews") @RequestParam
                    String target,
            @Parameter(description = "datasets, models, prompts or all") @RequestParam(defaultValue = "datasets")
                    String sources,
            @Parameter(
                            description =
                                    "hybrid, an embedding method (taskemb, taskvec, tupate, textemb), a directed one (esm, "
                                            + "logme; tunedLogme after POST /rank/measurements), a baseline (sourceEffect, metadata, dataSize, curveGrad, random), "
                                            + "or of prompts, with sources=prompts (mi, localE, globalE, zpsLog, zpsProb, zpsVote, spell, selfSelect)")
                    @RequestParam(defaultValue = HybridRanking.NAME)
                    String method,
            @Parameter(description = "How many results, 1 to 200") @RequestParam(defaultValue = "10") int limit,
            @Parameter(description = "References to leave out") @RequestParam(required = false) @Nullable
                    List<String> exclude,
            @Parameter(description = "Key of the space to compare in") @RequestParam(required = false) @Nullable
                    String space,
            @Parameter(description = "The model that will be tuned; transfers measured on it count more")
                    @RequestParam(required = false)
                    @Nullable
                    String baseModel,
            @Parameter(
                            description =
                                    "Whether to split each score into its parts, with links to its evidence, the nearest "
                                            + "examples and the labels in common")
                    @RequestParam(defaultValue = "false")
                    boolean explain,
            @Parameter(description = "Whether to order by expected gain per training example of the source")
                    @RequestParam(defaultValue = "false")
                    boolean cost,
            @Parameter(hidden = true) @RequestParam Map<String, String> all) {
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw new BadRankParameterException("limit", "limit is from 1 to " + PageRequest.MAX_LIMIT + ".");
        }
        return rankings.answer(new RankQuery(
                target,
                SourceKinds.of(sources),
                method,
                limit,
                exclude == null ? List.of() : exclude,
                filters(all),
                space,
                baseModel,
                explain,
                cost));
    }

    private static Map<String, String> filters(Map<String, String> parameters) {
        Map<String, String> filters = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(FILTER_START) && name.endsWith(FILTER_END)) {
                filters.put(name.substring(FILTER_START.length(), name.length() - FILTER_END.length()), value);
            }
        });
        return filters;
    }

    /** A query parameter that cannot be so. */
    private static final class BadRankParameterException extends ProblemException {
        private static final long serialVersionUID = 1L;

        BadRankParameterException(String name, String detail) {
            super(ProblemType.MALFORMED, detail, List.of(ProblemItem.at(name, detail)));
        }
    }
}
