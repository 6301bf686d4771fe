package dev.taskspace.ranking;

import dev.taskspace.prompt.Opinion;
import dev.taskspace.trial.Opinions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where models put their own prompts when they saw most of the candidates side by side. */
@Component
class PromptPlaces {
    private final Opinions opinions;

    PromptPlaces(Opinions opinions) {
        this.opinions = opinions;
    }

    /** Score by prompt: minus its place. Prompts of several models are told apart by nothing but their places. */
    Map<UUID, Double> of(List<UUID> prompts) {
        Map<String, List<Opinion>> bySet = new LinkedHashMap<>();
        opinions.of(prompts).stream()
                .filter(opinion -> opinion.place() != null)
                .forEach(opinion -> bySet.computeIfAbsent(opinion.asked(), unseen -> new ArrayList<>())
                        .add(opinion));
        Map<UUID, Double> scores = new HashMap<>();
        bySet.values().stream()
                .sorted(Comparator.comparingInt((List<Opinion> set) -> set.size())
                        .reversed())
                .filter(set -> set.stream().noneMatch(opinion -> scores.containsKey(opinion.prompt())))
                .forEach(set -> set.forEach(opinion ->
                        scores.put(opinion.prompt(), -Objects.requireNonNullElse(opinion.place(), Double.NaN))));
        return scores;
    }

    /** Why models gave these prompts no place; null when none was asked. */
    @Nullable
    String problem(List<UUID> prompts) {
        return opinions.of(prompts).stream()
                .map(Opinion::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
