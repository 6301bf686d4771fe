package dev.taskspace.dataset;

import dev.taskspace.job.Job;
import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The HTTP operations on datasets, as the API's description shows them. */
@Tag(name = "Datasets", description = "Labelled examples: what tasks are made of")
@RequestMapping("/datasets")
interface DatasetApi {
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RegisterOperation
    ResponseEntity<DatasetAnswer> upload(@Parameter(hidden = true) MultipartHttpServletRequest request)
            throws IOException;

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RegisterOperation
    @ApiResponse(
            responseCode = "202",
            description = "The rows of the source are being fetched; Location names the job",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Job.class)))
    ResponseEntity<Object> registerInline(@Parameter(hidden = true) InputStream body) throws IOException;

    @GetMapping
    @Operation(
            operationId = "listDatasets",
            summary = "List datasets in the order of registration",
            responses =
                    @ApiResponse(responseCode = "200", description = "A page of datasets", useReturnTypeSchema = true))
    Page<DatasetAnswer> list(PageRequest page);

    @GetMapping("/{ref}")
    @Operation(
            operationId = "getDataset",
            summary = "Read a dataset by id or name",
            responses = @ApiResponse(responseCode = "200", description = "The dataset", useReturnTypeSchema = true))
    DatasetAnswer get(@Parameter(description = "Id or name", example = "reviews") @PathVariable String ref);

    @GetMapping("/{ref}/examples")
    @Operation(
            operationId = "listDatasetExamples",
            summary = "Look at the rows of a dataset",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page of rows in the order of the file",
                            useReturnTypeSchema = true))
    Page<ExampleAnswer> examples(
            @Parameter(description = "Id or name", example = "reviews") @PathVariable String ref, PageRequest page);

    @DeleteMapping("/{ref}")
    @Operation(
            operationId = "deleteDataset",
            summary = "Delete a dataset that no job needs",
            responses = @ApiResponse(responseCode = "204", description = "It is gone"))
    ResponseEntity<Void> delete(@Parameter(description = "Id or name", example = "reviews") @PathVariable String ref);
}
