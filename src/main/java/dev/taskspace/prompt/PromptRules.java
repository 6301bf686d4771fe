package dev.taskspace.prompt;

import dev.taskspace.platform.web.ProblemItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a request for a prompt and says of everything that cannot be so what would work. */
final class PromptRules {
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,127}";
    private static final int LONGEST_TEMPLATE = 20_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_WORD = 200;
    private static final int MOST_TAGS = 100;

    private final List<ProblemItem> problems = new ArrayList<>();

    private PromptRules() {}

    /**
     * Nothing, when the request is in order.
     *
     * @throws InvalidPromptException naming every field that is not
     */
    static void check(PromptRequest request) {
        PromptRules rules = new PromptRules();
        String name = request.name();
        rules.problemIf(
                name == null || !name.matches(NAME),
                "/name",
                "A prompt needs a name of 1 to 128 lower-case letters, digits, dots, dashes and underscores that begins "
                        + "with a letter or digit.");
        rules.problemIf(
                request.model() == null || request.model().isBlank(),
                "/model",
                "A prompt needs the name of a registered model of kind openai or zeroShot; POST /models registers one.");
        rules.template(request.template());
        rules.problems.addAll(new VerbalizerRules().problems(request.verbalizers()));
        rules.system(request.system());
        rules.text("/description", request.description(), LONGEST_TEXT);
        rules.text("/family", request.family(), LONGEST_WORD);
        rules.text("/language", request.language(), LONGEST_WORD);
        rules.text("/license", request.license(), LONGEST_WORD);
        rules.tags(Objects.requireNonNullElse(request.tags(), Map.of()));
        if (!rules.problems.isEmpty()) {
            throw new InvalidPromptException(rules.problems);
        }
    }

    private void template(@Nullable String source) {
        if (source == null || source.isBlank()) {
            problemIf(true, "/template", "A prompt needs a template that says where the input goes: {{text}}.");
            return;
        }
        text("/template", source, LONGEST_TEMPLATE);
        PromptTemplate template = new PromptTemplate(source);
        Set<String> unknown = new HashSet<>(template.placeholders());
        unknown.removeAll(Set.of(PromptTemplate.TEXT, PromptTemplate.TEXT_PAIR));
        problemIf(
                !unknown.isEmpty(),
                "/template",
                "There is no {{"
                        + String.join("}}, {{", unknown.stream().sorted().toList())
                        + "}}; an input goes to {{text}}, the second text of a pair to {{textPair}}.");
        problemIf(
                unknown.isEmpty() && template.strayBraces(),
                "/template",
                "Double braces only enclose {{text}} and {{textPair}}; put a blank between braces that are meant "
                        + "literally.");
        problemIf(
                unknown.isEmpty() && !template.placeholders().contains(PromptTemplate.TEXT),
                "/template",
                "The template must say where the input goes: put {{text}} there"
                        + (template.pair() ? "; {{textPair}} is only the second text of a pair." : "."));
    }

    private void system(@Nullable String system) {
        text("/system", system, LONGEST_TEXT);
        problemIf(
                system != null && system.isBlank(), "/system", "Leave the system message out, or say something in it.");
        problemIf(
                system != null && system.contains("{{"),
                "/system",
                "The system message takes no input; {{text}} and {{textPair}} go into the template.");
    }

    private void tags(Map<String, String> tags) {
        problemIf(tags.size() > MOST_TAGS, "/tags", "At most " + MOST_TAGS + " tags are kept.");
        tags.forEach((tag, value) -> {
            text("/tags", tag, LONGEST_WORD);
            text("/tags", value, LONGEST_WORD);
        });
    }

    private void text(String pointer, @Nullable String value, int longest) {
        problemIf(
                value != null && (value.length() > longest || value.indexOf('\0') >= 0),
                pointer,
                "At most " + longest + " characters are kept, and none of them is NUL.");
    }

    private void problemIf(boolean wrong, String pointer, String detail) {
        if (wrong) {
            problems.add(ProblemItem.at(pointer, detail));
        }
    }
}
