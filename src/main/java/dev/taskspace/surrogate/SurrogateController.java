package dev.taskspace.surrogate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /surrogates}: what can be tuned here. */
@RestController
@Tag(name = "Surrogates", description = "The frozen transformers that embeddings are made with")
class SurrogateController {
    private final Surrogates surrogates;

    SurrogateController(Surrogates surrogates) {
        this.surrogates = surrogates;
    }

    @GetMapping(path = "/surrogates", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listSurrogates", summary = "List the surrogates that this installation can load")
    SurrogateCatalog list() {
        return surrogates.catalog();
    }
}
