package dev.taskspace.measurement;

import dev.taskspace.entity.Entity;
import dev.taskspace.transfer.MeasuredTransfer;
import dev.taskspace.transfer.TransferRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Makes recorded transfers of kept measurements: the pair beside its baseline. */
@Component
class MeasurementRecords {
    private static final String REGRESSION = "regression";
    private static final String SPAN_EXTRACTION = "spanExtraction";

    private final TransferRecorder recorder;
    private final String provenance;

    MeasurementRecords(TransferRecorder recorder, ObjectProvider<BuildProperties> build) {
        this.recorder = recorder;
        BuildProperties properties = build.getIfAvailable();
        provenance = "measured by Taskspace " + (properties == null ? "" : properties.getVersion());
    }

    /** Records all pairs of the order that are known with their baselines. */
    void record(MeasurementOrder order, Map<Measurement.Key, Measurement> known) {
        List<MeasuredTransfer> transfers = new ArrayList<>();
        for (long seed = 0; seed < order.seeds(); seed++) {
            for (Entity source : order.sources()) {
                for (Entity target : order.targetsOf(source)) {
                    if (known.containsKey(Measurement.Key.of(source, target, seed))
                            && known.containsKey(Measurement.Key.of(null, target, seed))) {
                        transfers.add(transfer(order, source, target, seed, known));
                    }
                }
            }
        }
        recorder.record(transfers);
    }

    /** Records one pair, which is known with its baseline. */
    void record(
            MeasurementOrder order, Entity source, Entity target, long seed, Map<Measurement.Key, Measurement> known) {
        recorder.record(List.of(transfer(order, source, target, seed, known)));
    }

    void announce() {
        recorder.announce();
    }

    private MeasuredTransfer transfer(
            MeasurementOrder order, Entity source, Entity target, long seed, Map<Measurement.Key, Measurement> known) {
        Measurement after = Objects.requireNonNull(known.get(Measurement.Key.of(source, target, seed)));
        Measurement alone = Objects.requireNonNull(known.get(Measurement.Key.of(null, target, seed)));
        Long held = source.trainExamples();
        int most = order.recipe().sourceExamples();
        return new MeasuredTransfer(
                source.reference(),
                target.reference(),
                order.surrogate().info().name(),
                order.recipe().adaptation(),
                metric(target),
                seed,
                after.score(),
                alone.score(),
                held == null ? most : Math.min(held, most),
                after.examples(),
                provenance,
                tags(after, alone));
    }

    private static Map<String, String> tags(Measurement after, Measurement alone) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(Measurement.TEST_EXAMPLES, Integer.toString(after.testExamples()));
        put(tags, Measurement.EXACT_MATCH, after.exactMatch());
        put(tags, Measurement.BASELINE_EXACT_MATCH, alone.exactMatch());
        return tags;
    }

    private static void put(Map<String, String> tags, String name, @Nullable Double share) {
        if (share != null) {
            tags.put(name, Double.toString(share));
        }
    }

    private static String metric(Entity target) {
        if (SPAN_EXTRACTION.equals(target.taskType())) {
            return "f1";
        }
        return REGRESSION.equals(target.taskType()) ? "spearman" : "accuracy";
    }
}
