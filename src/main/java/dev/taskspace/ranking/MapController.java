package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.platform.web.PageRequest;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /map}: a space to look at. */
@RestController
@RequestMapping(path = "/map", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Map", description = "The space on two axes, and its similarities as a table")
class MapController {
    private static final String METHODS =
            "An embedding method that compares two vectors: taskemb, taskvec, tupate, textemb or curveGrad";

    private final Maps maps;

    MapController(Maps maps) {
        this.maps = maps;
    }

    @GetMapping
    @Operation(
            operationId = "map",
            summary = "Show every embedded entity on two axes",
            description = "Two coordinates of each entity, by which what rankings find similar lies close together, as "
                    + "far as two axes can show it: the principal components of the vectors that rankings compare. "
                    + "variance says how much they carry. Nothing is random: the same embeddings give the same map.")
    SpaceMap map(
            @Parameter(description = METHODS, example = "taskemb")
                    @RequestParam(defaultValue = EmbeddingMethods.DEFAULT)
                    String method,
            @Parameter(description = "Key of the space, else the fullest of the method")
                    @RequestParam(required = false)
                    @Nullable
                    String space,
            @Parameter(description = "datasets, models, prompts or all") @RequestParam(defaultValue = SourceKinds.ALL)
                    String sources) {
        return maps.map(new MapQuery(method, space, SourceKinds.of(sources)));
    }

    @GetMapping(path = "/similarities")
    @Operation(
            operationId = "mapSimilarities",
            summary = "Show how similar entities are, pair by pair",
            description = "A heat-map's rows and columns in an order that puts alike side by side, and the ranking's "
                    + "similarity of each pair.")
    SimilarityTable similarities(
            @Parameter(description = METHODS, example = "taskemb")
                    @RequestParam(defaultValue = EmbeddingMethods.DEFAULT)
                    String method,
            @Parameter(description = "Key of the space, else the fullest of the method")
                    @RequestParam(required = false)
                    @Nullable
                    String space,
            @Parameter(description = "datasets, models, prompts or all") @RequestParam(defaultValue = SourceKinds.ALL)
                    String sources,
            @Parameter(description = "Show this entity and those most similar to it, else the first by reference")
                    @RequestParam(required = false)
                    @Nullable
                    String around,
            @Parameter(description = "How many rows, 1 to 200") @RequestParam(defaultValue = "60") int limit) {
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw new BadLimitException();
        }
        return maps.table(new MapQuery(method, space, SourceKinds.of(sources)), limit, around);
    }

    /** More or fewer rows than a table can have. */
    private static final class BadLimitException extends ProblemException {
        private static final long serialVersionUID = 1L;
        private static final String DETAIL = "limit is from 1 to " + PageRequest.MAX_LIMIT + ".";

        BadLimitException() {
            super(ProblemType.MALFORMED, DETAIL, List.of(ProblemItem.at("limit", DETAIL)));
        }
    }
}
