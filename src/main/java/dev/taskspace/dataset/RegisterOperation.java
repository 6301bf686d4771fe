package dev.taskspace.dataset;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes a registration: one operation with two kinds of body, and so two methods. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        operationId = "registerDataset",
        summary = "Register a dataset from a file, from examples in the request or from a hub",
        description =
                "The file is JSON Lines, a JSON array, CSV, TSV, Parquet or SQuAD JSON, plain or gzip. Columns, task"
                        + " type and format are detected; the metadata can override them. Nothing is stored when a row is"
                        + " wrong. A source is fetched by a job of kind import, which registers the dataset when it"
                        + " succeeds.",
        requestBody =
                @RequestBody(
                        required = true,
                        content = {
                            @Content(
                                    mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                    schema = @Schema(implementation = DatasetUpload.class),
                                    extensions =
                                            @Extension(
                                                    properties =
                                                            @ExtensionProperty(name = "x-preferred", value = "true")),
                                    encoding =
                                            @Encoding(
                                                    name = "metadata",
                                                    contentType = MediaType.APPLICATION_JSON_VALUE)),
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = DatasetRequest.class))
                        }))
@ApiResponse(
        responseCode = "201",
        description = "The dataset was registered",
        headers = @Header(name = "Location", description = "Path of the dataset", schema = @Schema(type = "string")),
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = DatasetAnswer.class)))
@ApiResponse(
        responseCode = "200",
        description = "The same content is already registered under this name",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = DatasetAnswer.class)))
@interface RegisterOperation {}
