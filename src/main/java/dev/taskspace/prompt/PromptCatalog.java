package dev.taskspace.prompt;

import dev.taskspace.dataset.TaskType;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityCatalog;
import dev.taskspace.entity.EntityKind;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Prompts as entities that can be embedded and ranked. */
@Component
class PromptCatalog implements EntityCatalog {
    private final Prompts prompts;

    PromptCatalog(Prompts prompts) {
        this.prompts = prompts;
    }

    @Override
    public EntityKind kind() {
        return EntityKind.PROMPT;
    }

    @Override
    public Optional<Entity> find(String idOrName) {
        return prompts.find(idOrName).map(PromptCatalog::entity);
    }

    @Override
    public List<Entity> all() {
        return prompts.all().stream().map(PromptCatalog::entity).toList();
    }

    private static Entity entity(RegisteredPrompt prompt) {
        return new Entity(
                prompt.id(),
                EntityKind.PROMPT,
                prompt.name(),
                prompt.contentHash(),
                TaskType.CLASSIFICATION.label(),
                prompt.template().pair(),
                prompt.family(),
                prompt.language(),
                prompt.license(),
                null,
                prompt.verbalizers().labels(),
                prompt.tags());
    }
}
