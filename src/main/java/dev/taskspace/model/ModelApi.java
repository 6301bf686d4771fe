package dev.taskspace.model;

import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The HTTP operations on models, as the API's description shows them. */
@Tag(name = "Models", description = "Whatever answers inputs with labels")
@RequestMapping("/models")
interface ModelApi {
    String REQUEST = """
            {"name": "sentiment-server", "kind": "classifier", "url": "https://models.example.org/sentiment",
             "protocol": "tei", "labels": ["negative", "positive"]}""";

    String MODEL = """
            {"id": "019aaf0c-5a8e-7a6b-8f0e-3f1f0a6c2b12", "name": "sentiment-server", "kind": "classifier",
             "description": null, "taskType": "classification", "format": "single", "labels": ["negative", "positive"],
             "family": null, "language": null, "license": null, "tags": {}, "prompted": false,
             "url": "https://models.example.org/sentiment", "protocol": "tei",
             "contentHash": "2f3a8d0e5f7b1c9d4e6a8b0c2d4f6a8b0c1d3e5f7a9b1c3d5e7f9a1b3c5d7e9f",
             "createdAt": "2026-11-24T08:00:00.000000Z"}""";

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "registerModel", summary = "Register a model")
    ResponseEntity<ModelAnswer> upload(@Parameter(hidden = true) MultipartHttpServletRequest request)
            throws IOException;

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "registerModel",
            summary = "Register a model",
            description = "Anything that answers inputs with labels: a served or local classifier, a language model "
                    + "(which needs a prompt), or answers computed elsewhere. Those come as multipart/form-data with the "
                    + "parts metadata (this request) and file: JSON Lines of id, the number of the pool's input, and "
                    + "scores per label or label. Nothing is called at registration.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ModelRequest.class),
                                        examples = @ExampleObject(REQUEST)),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = PredictionsUpload.class),
                                        encoding =
                                                @Encoding(
                                                        name = "metadata",
                                                        contentType = MediaType.APPLICATION_JSON_VALUE))
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "The model was registered",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(MODEL)))
    @ApiResponse(
            responseCode = "200",
            description = "The same model is already registered under this name",
            useReturnTypeSchema = true)
    ResponseEntity<ModelAnswer> register(@RequestBody ModelRequest request);

    @GetMapping
    @Operation(operationId = "listModels", summary = "List models in the order of registration")
    Page<ModelAnswer> list(PageRequest page);

    @GetMapping("/{ref}")
    @Operation(operationId = "getModel", summary = "Read a model by id or name")
    ModelAnswer get(@Parameter(description = "Id or name", example = "sentiment-server") @PathVariable String ref);

    @DeleteMapping("/{ref}")
    @Operation(
            operationId = "deleteModel",
            summary = "Delete a model that nothing needs; its embeddings go with it",
            responses = @ApiResponse(responseCode = "204", description = "It is gone"))
    ResponseEntity<Void> delete(
            @Parameter(description = "Id or name", example = "sentiment-server") @PathVariable String ref);
}
