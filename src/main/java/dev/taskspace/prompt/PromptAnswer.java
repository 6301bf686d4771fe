package dev.taskspace.prompt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A prompt as clients see it. */
@Schema(name = "Prompt")
record PromptAnswer(
        UUID id,
        String name,
        String model,
        String template,

        @Schema(description = "Label to its words, labels in the order that every answer has them")
        Map<String, List<String>> verbalizers,

        List<String> labels,
        PromptStrategy strategy,
        @Nullable String system,
        @Schema(description = "single or pair") String format,
        @Nullable String description,
        @Nullable String family,
        @Nullable String language,
        @Nullable String license,
        Map<String, String> tags,

        @Schema(description = "Other prompts that say the same, and words that count once")
        List<String> warnings,

        @Schema(description = "Sha256 of the model and everything that is said to it")
        String contentHash,

        Instant createdAt) {

    static PromptAnswer of(RegisteredPrompt prompt, List<Prompts.Twin> twins) {
        return new PromptAnswer(
                prompt.id(),
                prompt.name(),
                prompt.model(),
                prompt.template().source(),
                prompt.verbalizers().words(),
                prompt.verbalizers().labels(),
                prompt.strategy(),
                prompt.system(),
                prompt.template().pair() ? "pair" : "single",
                prompt.description(),
                prompt.family(),
                prompt.language(),
                prompt.license(),
                prompt.tags(),
                warnings(prompt, twins),
                prompt.contentHash(),
                prompt.createdAt());
    }

    private static String names(List<Prompts.Twin> twins, boolean identical) {
        return twins.stream()
                .filter(twin -> twin.identical() == identical)
                .map(Prompts.Twin::name)
                .collect(Collectors.joining(", "));
    }

    private static List<String> warnings(RegisteredPrompt prompt, List<Prompts.Twin> twins) {
        List<String> warnings = new ArrayList<>();
        String identical = names(twins, true);
        if (!identical.isEmpty()) {
            warnings.add("Says the same to the same model as " + identical + ": they will tie in every ranking.");
        }
        String alike = names(twins, false);
        if (!alike.isEmpty()) {
            warnings.add("Says the same as " + alike + " but for case and blanks, which a model may answer otherwise.");
        }
        List<List<String>> spoken = prompt.verbalizers().spoken();
        List<String> labels = prompt.verbalizers().labels();
        for (int label = 0; label < labels.size(); label++) {
            int sent = prompt.verbalizers()
                    .words()
                    .getOrDefault(labels.get(label), List.of())
                    .size();
            if (spoken.get(label).size() < sent) {
                warnings.add("Words of '" + labels.get(label) + "' that differ in case only count once.");
            }
        }
        return warnings;
    }
}
