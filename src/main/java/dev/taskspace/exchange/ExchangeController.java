package dev.taskspace.exchange;

import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.dataset.RequestJson;
import dev.taskspace.dataset.SpooledUpload;
import dev.taskspace.dataset.UploadParts;
import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.platform.data.Home;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Vectors in and out over HTTP. */
@RestController
@RequestMapping("/embeddings")
@Tag(name = "Embeddings")
class ExchangeController {
    private static final String ABOUT =
            "Vectors that were computed elsewhere get a space of their own and are ranked by method=imported:NAME, by"
                    + " cosine. All of a request are taken or none. As multipart/form-data the parts file (JSON Lines or"
                    + " Parquet with the columns entity and vector, or a NumPy matrix) and metadata (this request without"
                    + " vectors; with a matrix, entities names its rows).";

    private final VectorImport imports;
    private final IncomingFiles files;
    private final VectorExport exports;
    private final Home home;

    ExchangeController(VectorImport imports, IncomingFiles files, VectorExport exports, Home home) {
        this.imports = imports;
        this.files = files;
        this.exports = exports;
        this.home = home;
    }

    @PostMapping(
            path = "/import",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "importVectors", summary = "Import vectors that were computed elsewhere")
    VectorImportReport upload(@Parameter(hidden = true) MultipartHttpServletRequest request) throws IOException {
        UploadParts parts = UploadParts.of(request);
        VectorImportRequest wanted = RequestJson.as(parts.metadata(), VectorImportRequest.class);
        if (wanted.vectors() != null) {
            throw new InvalidMetadataException("/vectors", "The vectors of a multipart upload are in the part 'file'.");
        }
        try (SpooledUpload upload = new SpooledUpload(parts.file(), home.uploads());
                IncomingVectors incoming = files.open(upload.path(), upload.fileName(), wanted)) {
            return imports.of(wanted, incoming);
        }
    }

    @PostMapping(
            path = "/import",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "importVectors",
            summary = "Import vectors that were computed elsewhere",
            description = ABOUT)
    VectorImportReport inline(@RequestBody VectorImportRequest request) {
        if (request.vectors() == null || request.vectors().size() > VectorImportRequest.MOST_INLINE) {
            throw new InvalidMetadataException(
                    "/vectors",
                    "A list of at most " + VectorImportRequest.MOST_INLINE
                            + " vectors is needed; or send a file as multipart/form-data.");
        }
        return imports.of(request, new InlineVectors(request.vectors()));
    }

    // Says nothing of what it produces: what it does not is then refused here and not taken for an embedding's id.
    @GetMapping("/export")
    @Operation(
            operationId = "exportVectors",
            summary = "Export all vectors of a space as one file",
            description = "JSON Lines and Parquet have the columns entity, embedding and vector; npz holds the arrays"
                    + " vectors and entities; npy is the matrix alone, text/plain the entities of its rows. Rows are in"
                    + " the order of their ids.")
    @ApiResponse(
            responseCode = "200",
            description = "The file, as it was at one moment",
            content = {
                @Content(mediaType = ExportFormat.JSONL_TYPE, schema = @Schema(implementation = ExportedVector.class)),
                @Content(mediaType = ExportFormat.PARQUET_TYPE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = ExportFormat.NPZ_TYPE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = ExportFormat.NPY_TYPE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string"))
            })
    void export(
            @Parameter(description = "An embedding method, or imported:NAME", example = "textemb")
                    @RequestParam(defaultValue = EmbeddingMethods.DEFAULT)
                    String method,
            @Parameter(description = "Key of a space of the method; the fullest when left out")
                    @RequestParam(required = false)
                    @Nullable
                    String space,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    List<MediaType> accept,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        ExportFormat format = ExportFormat.of(accept == null ? List.of() : accept);
        Space from = exports.space(method, space);
        Path file = exports.write(from, format);
        try {
            response.setContentType(format.type().toString());
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"%s-%s.%s\""
                            .formatted(method.replace(':', '-'), from.key().substring(0, 12), format.extension()));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
