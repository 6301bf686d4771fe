package dev.taskspace.transfer;

import dev.taskspace.entity.EntityDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records the rows of one request as they arrive: all that are valid, or none when the body breaks off. */
@Component
class TransferImport {
    private static final int BATCH = 1_000;

    private final EntityDirectory entities;
    private final TransferWriter writer;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    TransferImport(
            EntityDirectory entities,
            TransferWriter writer,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.entities = entities;
        this.writer = writer;
        this.transaction = transaction;
        this.events = events;
    }

    ImportReport record(ReportedRows rows) {
        ImportReport report = transaction.execute(status -> ImportReport.of(read(rows)));
        if (report.changedSomething()) {
            events.publishEvent(new TransfersChanged());
        }
        return report;
    }

    private List<RowResult> read(ReportedRows rows) {
        References references = new References(entities);
        List<RowResult> results = new ArrayList<>();
        Map<TransferKey, TransferWriter.Numbered> batch = new LinkedHashMap<>();
        for (long number = 1; ; number++) {
            try {
                TransferFields fields = rows.next();
                if (fields == null) {
                    break;
                }
                TransferRow row = fields.row(references);
                // A key that comes twice starts a new statement, so that the second one meets the first.
                if (batch.size() == BATCH || batch.containsKey(row.key())) {
                    flush(batch, results);
                }
                batch.put(row.key(), new TransferWriter.Numbered(number, row));
            } catch (RejectedRowException e) {
                results.add(new RowResult(number, RowResult.Outcome.REJECTED, null, e.getMessage()));
            } catch (IOException e) {
                throw new UnreadableRowsException(number, "the connection broke off.");
            }
        }
        flush(batch, results);
        results.sort(Comparator.comparingLong(RowResult::row));
        return results;
    }

    private void flush(Map<TransferKey, TransferWriter.Numbered> batch, List<RowResult> results) {
        if (!batch.isEmpty()) {
            results.addAll(writer.write(batch.values()));
            batch.clear();
        }
    }
}
