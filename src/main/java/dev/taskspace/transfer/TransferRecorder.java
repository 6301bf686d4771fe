package dev.taskspace.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Records transfers for whoever measures them inside the service. */
@Component
public class TransferRecorder {
    private static final int BATCH = 1_000;

    private final TransferWriter writer;
    private final ApplicationEventPublisher events;

    TransferRecorder(TransferWriter writer, ApplicationEventPublisher events) {
        this.writer = writer;
        this.events = events;
    }

    /** Records all of them; one that is recorded already with the same values stays as it is. */
    public void record(Collection<MeasuredTransfer> measured) {
        Map<TransferKey, TransferWriter.Numbered> rows = new LinkedHashMap<>();
        measured.forEach(transfer -> {
            TransferRow row = row(transfer);
            rows.put(row.key(), new TransferWriter.Numbered(rows.size() + 1L, row));
        });
        List<TransferWriter.Numbered> all = new ArrayList<>(rows.values());
        for (int start = 0; start < all.size(); start += BATCH) {
            writer.write(all.subList(start, Math.min(all.size(), start + BATCH)));
        }
    }

    /** Lets rankings learn from what was recorded at once; to be called after the transaction. */
    public void announce() {
        events.publishEvent(new TransfersChanged());
    }

    private static TransferRow row(MeasuredTransfer transfer) {
        return new TransferRow(
                new TransferKey(
                        transfer.source(),
                        transfer.target(),
                        transfer.baseModel(),
                        transfer.adaptation(),
                        transfer.metric(),
                        transfer.seed()),
                transfer.score(),
                transfer.baseline(),
                true,
                transfer.sourceExamples(),
                transfer.targetExamples(),
                transfer.provenance(),
                transfer.tags());
    }
}
