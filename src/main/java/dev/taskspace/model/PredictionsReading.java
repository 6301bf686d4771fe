package dev.taskspace.model;

import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.dataset.TaskType;
import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceFiles;
import dev.taskspace.dataset.file.SourceRow;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolTexts;
import dev.taskspace.pool.Pools;
import dev.taskspace.surrogate.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Reads a file of predictions: one row an input of the pool, in any order, some may be missing. */
@Component
class PredictionsReading {
    /** Below this share of the pool the rest says too little of the model. */
    private static final double LEAST_SHARE = 0.5;

    private final Pools pools;
    private final PoolTexts texts;
    private final ModelDrafts drafts;
    private final DataSize maxUpload;

    PredictionsReading(
            Pools pools, PoolTexts texts, ModelDrafts drafts, @Value("${taskspace.max-upload}") DataSize maxUpload) {
        this.pools = pools;
        this.texts = texts;
        this.drafts = drafts;
        this.maxUpload = maxUpload;
    }

    /** A model with its answers. */
    record Read(RegisteredModel model, Predicted answers) {}

    /** @throws dev.taskspace.platform.web.ProblemException that names the field or the line which cannot be so */
    Read read(ModelRequest request, Path file, String fileName) {
        if (new ModelFields(request).checkedKind() != ModelKind.PREDICTIONS) {
            throw new InvalidMetadataException("/kind", "Only a model of kind predictions comes with a file.");
        }
        Pool pool = pools.find(Objects.requireNonNullElse(request.pool(), Pool.DEFAULT))
                .orElseThrow(() -> new InvalidMetadataException(
                        "/pool", "There is no such pool; GET /pools lists what there is."));
        TaskType taskType = Objects.requireNonNullElse(request.taskType(), TaskType.CLASSIFICATION);
        List<TextInput> inputs = taskType == TaskType.SPAN_EXTRACTION ? texts.all(pool) : List.of();
        List<PredictionRow> rows = rows(file, fileName, taskType);
        List<String> labels = taskType == TaskType.CLASSIFICATION
                ? ModelFields.labels(request.labels() != null ? request.labels() : named(rows))
                : ModelDrafts.noLabels(request);
        double @Nullable [][] answers = new double @Nullable [pool.examples()][];
        for (PredictionRow row : rows) {
            int id = row.id(pool.examples());
            if (answers[id] != null) {
                throw new UnusableFileException(row.line(), "The input " + id + " was predicted before.");
            }
            answers[id] = inputs.isEmpty() ? row.answer(labels) : row.span(inputs.get(id));
        }
        long answered = Arrays.stream(answers).filter(Objects::nonNull).count();
        if (answered < LEAST_SHARE * answers.length) {
            throw new UnusableFileException("The file predicts " + answered + " of " + answers.length
                    + " inputs of the pool '" + pool.name() + "'; at least half of them are needed.");
        }
        Sha256 hash = new Sha256();
        Arrays.stream(answers).forEach(answer -> hash.field(Arrays.toString(answer)));
        ModelSpec spec = new ModelSpec.Predictions(pool.name(), pool.contentHash(), hash.hex());
        return new Read(drafts.draft(request, spec, taskType, null, labels), new Predicted(Arrays.asList(answers)));
    }

    private List<PredictionRow> rows(Path file, String fileName, TaskType taskType) {
        List<PredictionRow> rows = new ArrayList<>();
        try (RowSource source = SourceFiles.open(file, fileName, maxUpload)) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                if (!row.cells().isEmpty()) {
                    rows.add(PredictionRow.of(row, taskType));
                }
            }
        } catch (BadRowException e) {
            throw new UnusableFileException(e.line(), e.detail());
        }
        return rows;
    }

    /** In the order of the alphabet, for a file has no order of its own. */
    private static List<String> named(List<PredictionRow> rows) {
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.scores().keySet()));
        return List.copyOf(names);
    }
}
