package dev.taskspace.prompt;

import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** The HTTP operations on prompts, as the API's description shows them. */
@Tag(name = "Prompts", description = "Templates and verbalizers that make a model answer with labels")
@RequestMapping("/prompts")
interface PromptApi {
    String REQUEST = """
            {"name": "opinion-plain", "model": "offline", "template": "{{text}} Is this review positive or negative?",
             "verbalizers": {"positive": ["positive", "good"], "negative": ["negative", "bad"]}}""";

    String PROMPT = """
            {"id": "01a20610-0b5e-7c6b-8f0e-3f1f0a6c2b12", "name": "opinion-plain", "model": "offline",
             "template": "{{text}} Is this review positive or negative?",
             "verbalizers": {"negative": ["negative", "bad"], "positive": ["positive", "good"]},
             "labels": ["negative", "positive"], "strategy": "direct", "system": null, "format": "single",
             "description": null, "family": null, "language": null, "license": null, "tags": {}, "warnings": [],
             "contentHash": "2f3a8d0e5f7b1c9d4e6a8b0c2d4f6a8b0c1d3e5f7a9b1c3d5e7f9a1b3c5d7e9f",
             "createdAt": "2026-11-24T08:00:00.000000Z"}""";

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "registerPrompt",
            summary = "Register a prompt",
            description =
                    "A template that an input is filled into, and the words that stand for each label. No word may "
                            + "stand for two labels or be how a word of another label begins. An input is filled in literally, "
                            + "whatever it holds. Prompts that say the same under another name are registered, with a warning. "
                            + "Nothing is called.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PromptRequest.class),
                                            examples = @ExampleObject(REQUEST))))
    @ApiResponse(
            responseCode = "201",
            description = "The prompt was registered",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(PROMPT)))
    @ApiResponse(
            responseCode = "200",
            description = "The same prompt is already registered under this name",
            useReturnTypeSchema = true)
    ResponseEntity<PromptAnswer> register(@RequestBody PromptRequest request);

    @GetMapping
    @Operation(operationId = "listPrompts", summary = "List prompts in the order of registration")
    Page<PromptAnswer> list(PageRequest page);

    @GetMapping("/{ref}")
    @Operation(operationId = "getPrompt", summary = "Read a prompt by id or name")
    PromptAnswer get(@Parameter(description = "Id or name", example = "opinion-plain") @PathVariable String ref);

    @DeleteMapping("/{ref}")
    @Operation(
            operationId = "deletePrompt",
            summary = "Delete a prompt; its embeddings and measurements go with it",
            responses = @ApiResponse(responseCode = "204", description = "It is gone"))
    ResponseEntity<Void> delete(
            @Parameter(description = "Id or name", example = "opinion-plain") @PathVariable String ref);
}
