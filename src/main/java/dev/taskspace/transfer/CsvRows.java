package dev.taskspace.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** CSV with a header row (RFC 4180); a row of another width is rejected alone. */
final class CsvRows implements ReportedRows {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** A column of our own export that says nothing new. */
    private static final String ID = "id";

    private final JsonMapper json;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long line = 1;

    CsvRows(InputStream body, JsonMapper json) {
        this.json = json;
        records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new InputStreamReader(body, StandardCharsets.UTF_8))
                .iterator();
        CsvRecord first = read();
        if (first == null) {
            throw new UnreadableRowsException(1, "it has no header row.");
        }
        header = first.getFields().stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                .toList();
        for (String column : List.of("source", "target", "score")) {
            if (!header.contains(column)) {
                throw new UnreadableRowsException(1, "the header has no column '" + column + "'.");
            }
        }
    }

    @Override
    public @Nullable TransferFields next() throws RejectedRowException {
        CsvRecord row = read();
        if (row == null) {
            return null;
        }
        if (row.getFieldCount() != header.size()) {
            throw new RejectedRowException(
                    "line " + line + " has " + row.getFieldCount() + " fields, the header " + header.size());
        }
        TransferFields fields = new TransferFields();
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equals(JsonFields.TAGS)) {
                putTags(fields, row.getField(i));
            } else if (!header.get(i).equals(ID)) {
                fields.put(header.get(i), row.getField(i));
            }
        }
        return fields;
    }

    private void putTags(TransferFields fields, String text) throws RejectedRowException {
        try {
            JsonFields.putTags(fields, json.readTree(text.isBlank() ? "{}" : text));
        } catch (JacksonException e) {
            throw new RejectedRowException("tags is not a JSON object such as {\"run\": \"a\"}");
        }
    }

    private @Nullable CsvRecord read() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord row = records.next();
            line = row.getStartingLineNumber();
            return row;
        } catch (CsvParseException e) {
            throw new UnreadableRowsException(line + 1, "a field is too long or its quotes are not closed.");
        }
    }
}
