package dev.taskspace.prompt;

import dev.taskspace.entity.EntityKind;
import dev.taskspace.platform.data.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered prompt. It never changes.
 *
 * @param model name of the model that it is put to
 * @param contentHash sha256 of the model and everything that is said to it
 */
record RegisteredPrompt(
        UUID id,
        String name,
        UUID modelId,
        String model,
        PromptTemplate template,
        Verbalizers verbalizers,
        PromptStrategy strategy,
        @Nullable String system,
        @Nullable String description,
        @Nullable String family,
        @Nullable String language,
        @Nullable String license,
        Map<String, String> tags,
        String contentHash,
        Instant createdAt) {

    String reference() {
        return EntityKind.PROMPT.collection() + "/" + name;
    }

    Wording wording() {
        return new Wording(template, verbalizers, system);
    }

    /** Equal for prompts of one model that say the same but for case and white space. */
    String twinKey() {
        Sha256 hash = new Sha256()
                .field(modelId.toString())
                .field(template.normalised())
                .field(strategy.wireName())
                .field(system == null ? "" : Verbalizers.fold(system));
        verbalizers.labels().forEach(hash::field);
        for (List<String> words : verbalizers.spoken()) {
            hash.field(String.valueOf(words.size()));
            words.stream().sorted().forEach(hash::field);
        }
        return hash.hex();
    }
}
