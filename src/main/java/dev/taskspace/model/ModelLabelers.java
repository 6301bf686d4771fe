package dev.taskspace.model;

import dev.taskspace.dataset.InputFormat;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.entity.UnknownEntityException;
import dev.taskspace.labeling.Arity;
import dev.taskspace.labeling.Inquiry;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelerSource;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolTexts;
import dev.taskspace.pool.Pools;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens the adapter of a model's kind. */
@Component
class ModelLabelers implements LabelerSource {
    private final Models models;
    private final Pools pools;
    private final PoolTexts texts;
    private final PredictionStore predictions;
    private final LocalClassifiers local;
    private final Inquiry inquiry;
    private final JsonMapper json;

    ModelLabelers(
            Models models,
            Pools pools,
            PoolTexts texts,
            PredictionStore predictions,
            LocalClassifiers local,
            Inquiry inquiry,
            JsonMapper json) {
        this.models = models;
        this.pools = pools;
        this.texts = texts;
        this.predictions = predictions;
        this.local = local;
        this.inquiry = inquiry;
        this.json = json;
    }

    @Override
    public EntityKind kind() {
        return EntityKind.MODEL;
    }

    @Override
    public Optional<String> onlyPool(Entity entity) {
        return models.find(entity.id().toString())
                .map(RegisteredModel::spec)
                .filter(ModelSpec.Predictions.class::isInstance)
                .map(spec -> ((ModelSpec.Predictions) spec).poolHash());
    }

    @Override
    public Labeler open(Entity entity, String pool) {
        RegisteredModel model =
                models.find(entity.id().toString()).orElseThrow(() -> new UnknownEntityException(entity.reference()));
        return switch (model.spec()) {
            case ModelSpec.Classifier classifier -> new ClassifierLabeler(model, classifier, inquiry, json);
            case ModelSpec.Predictions predicted -> predictions(model, predicted, pool);
            case ModelSpec.OpenAi openAi -> throw UnsuitableModelException.needsAPrompt(model);
            case ModelSpec.ZeroShot zeroShot -> throw UnsuitableModelException.needsAPrompt(model);
            case ModelSpec.HuggingFace folder -> new LocalLabeler(model, local.open(model, folder));
            case ModelSpec.Onnx file -> new LocalLabeler(model, local.open(model, file));
        };
    }

    private Labeler predictions(RegisteredModel model, ModelSpec.Predictions spec, String pool) {
        if (!spec.poolHash().equals(pool)) {
            throw UnsuitableModelException.otherPool(model, spec.pool());
        }
        Pool labelled =
                pools.findByContent(pool).orElseThrow(() -> UnsuitableModelException.otherPool(model, spec.pool()));
        Predicted predicted = predictions.find(model).orElseThrow(() -> new UnknownEntityException(model.reference()));
        return new PredictionsLabeler(model.taskType(), model.labels(), texts.all(labelled), predicted);
    }

    /** What a model that was registered with a format reads. */
    static Arity arity(RegisteredModel model) {
        return model.format() == InputFormat.PAIR ? Arity.PAIR : Arity.SINGLE;
    }
}
