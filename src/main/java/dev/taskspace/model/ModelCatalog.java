package dev.taskspace.model;

import dev.taskspace.dataset.InputFormat;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityCatalog;
import dev.taskspace.entity.EntityKind;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Models as entities that can be embedded and ranked. */
@Component
class ModelCatalog implements EntityCatalog {
    private final Models models;

    ModelCatalog(Models models) {
        this.models = models;
    }

    @Override
    public EntityKind kind() {
        return EntityKind.MODEL;
    }

    @Override
    public Optional<Entity> find(String idOrName) {
        return models.find(idOrName).map(ModelCatalog::entity);
    }

    @Override
    public List<Entity> all() {
        return models.all().stream().map(ModelCatalog::entity).toList();
    }

    private static Entity entity(RegisteredModel model) {
        return new Entity(
                model.id(),
                EntityKind.MODEL,
                model.name(),
                model.contentHash(),
                model.taskType() == null ? null : model.taskType().label(),
                model.format() == null ? null : model.format() == InputFormat.PAIR,
                model.family(),
                model.language(),
                model.license(),
                null,
                model.labels(),
                model.tags());
    }
}
