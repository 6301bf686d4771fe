package dev.taskspace.pool;

import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The HTTP operations on pools, as the API's description shows them. */
@Tag(name = "Pools", description = "Unlabelled texts that models and prompts label")
@RequestMapping("/pools")
interface PoolApi {
    String REQUEST = """
            {"name": "tickets", "examples": [
              {"text": "The parcel arrived a day late."},
              {"text": "Can I change the address?", "textPair": "Addresses can be changed until noon."}]}""";

    String POOL = """
            {"id": "019aaf0c-5a8e-7a6b-8f0e-3f1f0a6c2b11", "name": "tickets", "description": null, "examples": 2,
             "pairs": 1, "duplicates": 0,
             "contentHash": "b0b8e3f7d2a0a9a5c8d0de6a6f2f40dd8a27b0ed6f4df8c87d5a8f1c5d0f3a5e",
             "createdAt": "2026-11-24T08:00:00.000000Z"}""";

    /**
     * One input of a pool.
     *
     * @param id its number, from 0; what the rows of uploaded predictions are named by
     */
    @Schema(name = "PoolInput")
    record NumberedInput(long id, String text, @Nullable String textPair) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "registerPool", summary = "Register a pool from a file or from examples in the request")
    ResponseEntity<Pool> upload(@Parameter(hidden = true) MultipartHttpServletRequest request) throws IOException;

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "registerPool",
            summary = "Register a pool from a file or from examples in the request",
            description = "As multipart/form-data the parts file (any format that datasets have, labels are not read) "
                    + "and metadata (this request without examples). Inputs that repeat an earlier one are left out. "
                    + "With from and without it is what is left of a registered pool when every input is taken out of "
                    + "which a text occurs in one of these datasets: to embed models on when they shall be compared "
                    + "with them.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = PoolRequest.class),
                                        examples = @ExampleObject(REQUEST)),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = PoolUpload.class),
                                        extensions =
                                                @Extension(
                                                        properties =
                                                                @ExtensionProperty(
                                                                        name = "x-preferred",
                                                                        value = "true")),
                                        encoding =
                                                @Encoding(
                                                        name = "metadata",
                                                        contentType = MediaType.APPLICATION_JSON_VALUE))
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "The pool was registered",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(POOL)))
    @ApiResponse(
            responseCode = "200",
            description = "The same content is already registered under this name",
            useReturnTypeSchema = true)
    ResponseEntity<Pool> registerInline(@RequestBody PoolRequest request);

    @GetMapping
    @Operation(operationId = "listPools", summary = "List pools in the order of registration")
    Page<Pool> list(PageRequest page);

    @GetMapping("/{ref}")
    @Operation(operationId = "getPool", summary = "Read a pool by id or name")
    Pool get(@Parameter(description = "Id or name", example = "default") @PathVariable String ref);

    @GetMapping("/{ref}/examples")
    @Operation(operationId = "listPoolExamples", summary = "Look at the inputs of a pool")
    Page<NumberedInput> examples(
            @Parameter(description = "Id or name", example = "default") @PathVariable String ref, PageRequest page);

    @DeleteMapping("/{ref}")
    @Operation(
            operationId = "deletePool",
            summary = "Delete a pool that nothing needs",
            responses = @ApiResponse(responseCode = "204", description = "It is gone"))
    ResponseEntity<Void> delete(@Parameter(description = "Id or name", example = "tickets") @PathVariable String ref);
}
