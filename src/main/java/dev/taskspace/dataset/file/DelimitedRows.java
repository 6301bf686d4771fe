package dev.taskspace.dataset.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CSV and TSV with a header row; an empty field is a column without a value. */
final class DelimitedRows implements RowSource {
    private static final int MAX_COLUMNS = 1_000;
    /** Stands for "no quoting": a text with it is refused anyway. */
    private static final char NO_QUOTE = '\0';

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final Dialect dialect;
    private final List<String> header;
    private long line = 1;
    private long blankLines;
    private boolean ended;

    DelimitedRows(Reader reader, Dialect dialect) {
        this.dialect = dialect;
        csv = CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quoted() ? '"' : NO_QUOTE)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(2 * RowLimit.CHARACTERS)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MAX_COLUMNS)
                                .maxFieldSize(RowLimit.CHARACTERS)
                                .maxRecordSize(RowLimit.CHARACTERS)
                                .build(),
                        new EndMarkedReader(reader));
        records = csv.iterator();
        CsvRecord first = nextRecord();
        if (first == null) {
            throw new UnusableFileException("The file holds only blank lines.");
        }
        long headerLine = first.getStartingLineNumber();
        header = first.getFields().stream().map(String::strip).toList();
        requireDistinctColumns(headerLine);
    }

    private void requireDistinctColumns(long headerLine) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!column.isEmpty() && !seen.add(column)) {
                throw new UnusableFileException(headerLine, "The header names the column '" + column + "' twice.");
            }
        }
    }

    @Override
    public FileFormat format() {
        return dialect.format();
    }

    @Override
    public @Nullable SourceRow next() {
        CsvRecord csvRecord = nextRecord();
        if (csvRecord == null) {
            return null;
        }
        long start = csvRecord.getStartingLineNumber();
        if (csvRecord.getFieldCount() != header.size()) {
            throw new BadRowException(
                    start,
                    null,
                    "The row has " + csvRecord.getFieldCount() + " fields where the header has " + header.size()
                            + ". Put a field that contains the separator, a quote or a line end in double quotes.");
        }
        Map<String, Object> cells = LinkedHashMap.newLinkedHashMap(header.size());
        for (int i = 0; i < header.size(); i++) {
            String value = csvRecord.getField(i);
            if (!value.isEmpty()) {
                cells.put(header.get(i), value);
            }
        }
        return new SourceRow(start, cells);
    }

    private @Nullable CsvRecord nextRecord() {
        while (!ended) {
            CsvRecord csvRecord = read();
            String first = csvRecord.getField(0);
            ended = first.equals(EndMarkedReader.MARK);
            if (!ended && (csvRecord.getFieldCount() > 1 || !first.isBlank())) {
                return csvRecord;
            }
            blankLines += ended ? 0 : 1;
        }
        return null;
    }

    private CsvRecord read() {
        CsvRecord csvRecord;
        try {
            csvRecord = records.next();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UnusableFileException known) {
                throw known;
            }
            if (e.getCause() instanceof UploadTooLargeException tooLarge) {
                throw tooLarge;
            }
            throw new UnusableFileException(line, reason(e));
        }
        line = csvRecord.getStartingLineNumber();
        String last = csvRecord.getField(csvRecord.getFieldCount() - 1);
        if (last.endsWith(EndMarkedReader.MARK) && (csvRecord.getFieldCount() > 1 || last.length() > 1)) {
            throw new UnusableFileException(line, "A field of this row opens a quote that nothing closes.");
        }
        line += lines(csvRecord);
        return csvRecord;
    }

    private static String reason(CsvParseException e) {
        return e.getCause() != null && String.valueOf(e.getCause().getMessage()).contains("closing quote")
                ? "Something follows the closing quote of a field; double the quotes inside quoted fields."
                : RowLimit.TOO_LONG;
    }

    private static long lines(CsvRecord csvRecord) {
        long lines = 1;
        for (String field : csvRecord.getFields()) {
            lines += field.chars().filter(c -> c == '\n').count();
        }
        return lines;
    }

    @Override
    public long blankLines() {
        return blankLines;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
