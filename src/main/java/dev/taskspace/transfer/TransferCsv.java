package dev.taskspace.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All matching transfers as CSV, in the columns in which they can be reported again. */
@Component
class TransferCsv {
    static final String MEDIA_TYPE = "text/csv";

    private final Transfers transfers;
    private final JsonMapper json;

    TransferCsv(Transfers transfers, JsonMapper json) {
        this.transfers = transfers;
        this.json = json;
    }

    void write(Transfers.Filter filter, OutputStream out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(
                    "id",
                    "source",
                    "target",
                    "baseModel",
                    "adaptation",
                    "metric",
                    "seed",
                    "score",
                    "baseline",
                    "higherIsBetter",
                    "sourceExamples",
                    "targetExamples",
                    "provenance",
                    "tags");
            transfers.forEach(filter, row -> write(csv, row));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void write(CsvWriter csv, Transfer row) {
        csv.writeRecord(
                row.id().toString(),
                row.source(),
                row.target(),
                orEmpty(row.baseModel()),
                orEmpty(row.adaptation()),
                orEmpty(row.metric()),
                Long.toString(row.seed()),
                Double.toString(row.score()),
                orEmpty(row.baseline()),
                Boolean.toString(row.higherIsBetter()),
                orEmpty(row.sourceExamples()),
                orEmpty(row.targetExamples()),
                orEmpty(row.provenance()),
                json.writeValueAsString(row.tags()));
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
