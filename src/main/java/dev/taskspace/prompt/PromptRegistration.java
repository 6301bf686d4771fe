package dev.taskspace.prompt;

import dev.taskspace.model.ModelKind;
import dev.taskspace.model.Models;
import dev.taskspace.model.PromptedModels;
import dev.taskspace.model.RegisteredModel;
import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.data.Sha256;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Registers and deletes prompts. The same name with the same content is the same prompt. */
@Service
class PromptRegistration {
    private final Prompts prompts;
    private final Models models;
    private final PromptedModels prompted;
    private final Clock clock;

    PromptRegistration(Prompts prompts, Models models, PromptedModels prompted, Clock clock) {
        this.prompts = prompts;
        this.models = models;
        this.prompted = prompted;
        this.clock = clock;
    }

    /** A prompt, and whether it is new. */
    record Registered(RegisteredPrompt prompt, boolean created) {}

    /**
     * @throws dev.taskspace.platform.web.ProblemException when a field cannot be so, there is no such model, it takes no
     *     prompt, or the name stands for another prompt
     */
    Registered register(PromptRequest request) {
        PromptRules.check(request);
        RegisteredPrompt draft = draft(request);
        return existing(draft).orElseGet(() -> add(draft));
    }

    void delete(String idOrName) {
        prompts.delete(prompts.require(idOrName).id());
    }

    private Optional<Registered> existing(RegisteredPrompt draft) {
        return prompts.find(draft.name()).map(found -> {
            if (!found.contentHash().equals(draft.contentHash())) {
                throw new PromptConflictException(found);
            }
            return new Registered(found, false);
        });
    }

    private Registered add(RegisteredPrompt draft) {
        try {
            prompts.add(draft);
            return new Registered(draft, true);
        } catch (DataIntegrityViolationException taken) {
            return existing(draft).orElseThrow(() -> taken);
        }
    }

    private RegisteredPrompt draft(PromptRequest request) {
        RegisteredModel model = models.require(Objects.requireNonNull(request.model()));
        prompted.open(model.id().toString());
        PromptStrategy strategy = Objects.requireNonNullElse(request.strategy(), PromptStrategy.DIRECT);
        if (model.kind() == ModelKind.ZERO_SHOT) {
            refuseTalk(request, strategy, model);
        }
        PromptTemplate template = new PromptTemplate(Objects.requireNonNull(request.template()));
        Verbalizers verbalizers = Verbalizers.checked(Objects.requireNonNull(request.verbalizers()));
        return new RegisteredPrompt(
                Ids.next(),
                Objects.requireNonNull(request.name()),
                model.id(),
                model.name(),
                template,
                verbalizers,
                strategy,
                request.system(),
                request.description(),
                request.family(),
                request.language(),
                request.license(),
                Objects.requireNonNullElse(request.tags(), Map.of()),
                hash(model, template, verbalizers, strategy, Objects.requireNonNullElse(request.system(), "")),
                // Postgres keeps microseconds; the first answer must not know more than the later ones
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** A sentence encoder neither reasons nor listens. */
    private static void refuseTalk(PromptRequest request, PromptStrategy strategy, RegisteredModel model) {
        if (strategy != PromptStrategy.DIRECT) {
            throw new InvalidPromptException(
                    "/strategy",
                    model.reference()
                            + " is of kind zeroShot and cannot reason; leave the strategy out, or name a model of "
                            + "kind openai.");
        }
        if (request.system() != null) {
            throw new InvalidPromptException(
                    "/system",
                    model.reference()
                            + " is of kind zeroShot and knows no system message; leave it out, or name a model "
                            + "of kind openai.");
        }
    }

    private static String hash(
            RegisteredModel model,
            PromptTemplate template,
            Verbalizers verbalizers,
            PromptStrategy strategy,
            String system) {
        Sha256 hash = new Sha256()
                .field(model.contentHash())
                .field(template.source())
                .field(strategy.wireName())
                .field(system);
        verbalizers.words().forEach((label, words) -> {
            hash.field(label).field(String.valueOf(words.size()));
            List.copyOf(words).forEach(hash::field);
        });
        return hash.hex();
    }
}
