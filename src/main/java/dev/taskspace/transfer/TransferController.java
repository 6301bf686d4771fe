package dev.taskspace.transfer;

import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** {@code /transfers}: recording measured transfers, reading and removing them. */
@RestController
@RequestMapping("/transfers")
@Tag(name = "Transfers", description = "Measured transfer scores, the evidence of rankings")
class TransferController {
    private static final String EXAMPLE = """
            {"source": "datasets/gadget-reviews", "target": "datasets/dining-reviews", "baseModel": "t5-base",
             "adaptation": "finetune", "metric": "accuracy", "seed": 1, "score": 0.91, "baseline": 0.88}""";

    private final TransferImport imports;
    private final Transfers transfers;
    private final TransferCsv csv;
    private final EntityDirectory entities;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    TransferController(
            TransferImport imports,
            Transfers transfers,
            TransferCsv csv,
            EntityDirectory entities,
            JsonMapper json,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.transfers = transfers;
        this.csv = csv;
        this.entities = entities;
        this.json = json;
        this.events = events;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "recordTransfers",
            summary = "Record measured transfer scores",
            description = "One object or an array; as application/x-ndjson one object a line; as text/csv with a "
                    + "header. The same measurement is recognised by source, target, baseModel, adaptation, metric "
                    + "and seed: reported again it is unchanged, or updated when its value differs. A bad row is "
                    + "rejected with its reason and spoils no other; a body that breaks off records nothing. Sources "
                    + "and targets need not be registered. Unknown fields are kept as tags.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = ReportedTransfer.class)),
                        examples = @ExampleObject(EXAMPLE)),
                @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")),
                @Content(mediaType = TransferCsv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    ImportReport recordJson(InputStream body) {
        JsonRows rows = new JsonRows(body, json);
        ImportReport report = imports.record(rows);
        if (!rows.isArray() && report.rejected() == 1) {
            throw new RejectedTransferException(
                    String.valueOf(report.results().getFirst().reason()));
        }
        return report;
    }

    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "recordTransfers", summary = "Record measured transfer scores")
    ImportReport recordNdjson(InputStream body) {
        return imports.record(new NdjsonRows(body, json));
    }

    @PostMapping(consumes = TransferCsv.MEDIA_TYPE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "recordTransfers", summary = "Record measured transfer scores")
    ImportReport recordCsv(InputStream body) {
        return imports.record(new CsvRows(body, json));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTransfers",
            summary = "List recorded transfers, oldest first",
            description = "With Accept: text/csv all that match, in one stream.")
    Page<Transfer> list(
            @Parameter(description = "Only from this source", example = "datasets/gadget-reviews")
                    @RequestParam(required = false)
                    @Nullable
                    String source,
            @Parameter(description = "Only to this target", example = "datasets/dining-reviews")
                    @RequestParam(required = false)
                    @Nullable
                    String target,
            @Parameter(description = "Only on this base model") @RequestParam(required = false) @Nullable
                    String baseModel,
            PageRequest page) {
        return Page.of(
                transfers.page(filter(source, target, baseModel), page),
                page,
                transfer -> transfer.id().toString());
    }

    @GetMapping(produces = TransferCsv.MEDIA_TYPE)
    @Operation(operationId = "listTransfers", summary = "List recorded transfers, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = TransferCsv.MEDIA_TYPE, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String baseModel) {
        Transfers.Filter filter = filter(source, target, baseModel);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.valueOf(TransferCsv.MEDIA_TYPE), StandardCharsets.UTF_8))
                .body(out -> csv.write(filter, out));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getTransfer", summary = "Read one recorded transfer")
    Transfer get(@PathVariable String id) {
        return Ids.parse(id).flatMap(transfers::find).orElseThrow(() -> new TransferNotFoundException(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTransfer", summary = "Forget a recorded transfer")
    void delete(@PathVariable String id) {
        if (!Ids.parse(id).map(transfers::delete).orElse(false)) {
            throw new TransferNotFoundException(id);
        }
        events.publishEvent(new TransfersChanged());
    }

    private Transfers.Filter filter(@Nullable String source, @Nullable String target, @Nullable String baseModel) {
        return new Transfers.Filter(reference(source), reference(target), baseModel);
    }

    /** As it was recorded; what cannot be meant by anything matches nothing. */
    private @Nullable String reference(@Nullable String written) {
        try {
            return written == null ? null : new References(entities).canonical(written);
        } catch (RejectedRowException nothingIsMeant) {
            return written;
        }
    }
}
