package dev.taskspace.model;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers and deletes models. The same name with the same content is the same model. */
@Service
class ModelRegistration {
    private final Models models;
    private final ModelDrafts drafts;
    private final PredictionsReading predictions;
    private final PredictionStore store;
    private final ObjectProvider<ModelUse> uses;
    private final TransactionTemplate transaction;

    ModelRegistration(
            Models models,
            ModelDrafts drafts,
            PredictionsReading predictions,
            PredictionStore store,
            ObjectProvider<ModelUse> uses,
            TransactionTemplate transaction) {
        this.models = models;
        this.drafts = drafts;
        this.predictions = predictions;
        this.store = store;
        this.uses = uses;
        this.transaction = transaction;
    }

    /** A model, and whether it is new. */
    record Registered(RegisteredModel model, boolean created) {}

    Registered register(ModelRequest request) {
        RegisteredModel draft = drafts.of(request);
        return existing(draft).orElseGet(() -> add(draft, () -> models.add(draft)));
    }

    Registered register(ModelRequest request, Path file, String fileName) {
        PredictionsReading.Read read = predictions.read(request, file, fileName);
        return existing(read.model())
                .orElseGet(() -> add(read.model(), () -> {
                    models.add(read.model());
                    store.add(read.model(), read.answers());
                }));
    }

    private Optional<Registered> existing(RegisteredModel draft) {
        return models.find(draft.name()).map(found -> {
            if (!found.contentHash().equals(draft.contentHash())
                    || !found.spec().equals(draft.spec())) {
                throw ModelConflictException.nameTaken(found);
            }
            return new Registered(found, false);
        });
    }

    private Registered add(RegisteredModel draft, Runnable adding) {
        try {
            transaction.executeWithoutResult(status -> adding.run());
            return new Registered(draft, true);
        } catch (DataIntegrityViolationException taken) {
            return existing(draft).orElseThrow(() -> taken);
        }
    }

    @Transactional
    public void delete(String ref) {
        RegisteredModel model = models.require(ref);
        if (!models.lock(model.id())) {
            return;
        }
        uses.orderedStream()
                .flatMap(use -> use.whyNeeded(model.id()).stream())
                .findFirst()
                .ifPresent(reason -> {
                    throw ModelConflictException.needed(model, reason);
                });
        models.delete(model.id());
    }
}
