package dev.taskspace.prompt;

import dev.taskspace.model.Completion;
import dev.taskspace.model.Conversation;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TextInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prompt on trial outside of the service, worded and read as the service does. */
public final class Trial {
    private final Wording wording;
    private final AnswerReading reading;
    private final boolean chainOfThought;

    public Trial(String template, Map<String, List<String>> verbalizers, boolean chainOfThought) {
        Verbalizers words = Verbalizers.of(verbalizers);
        this.wording = new Wording(new PromptTemplate(template), words, null);
        this.reading = new AnswerReading(words);
        this.chainOfThought = chainOfThought;
    }

    /** Whoever goes on with conversations. */
    public interface Speaker {
        /** Null when nobody can be asked. */
        @Nullable
        Completion complete(Conversation conversation, boolean reasoning);
    }

    public List<String> labels() {
        return wording.verbalizers().labels();
    }

    public boolean chainOfThought() {
        return chainOfThought;
    }

    /** Probabilities of the labels, empty when the answer means none, null when nobody could be asked. */
    public double @Nullable [] ask(TextInput input, Speaker speaker) {
        Completion answer;
        if (chainOfThought) {
            Completion reasons = speaker.complete(wording.reason(input), true);
            answer = reasons == null ? null : speaker.complete(wording.conclude(input, reasons.text()), false);
        } else {
            answer = speaker.complete(wording.direct(input), false);
        }
        if (answer == null) {
            return null;
        }
        return switch (reading.read(answer)) {
            case Reading.Labelled labelled -> labelled.probabilities();
            case Reading.Unparseable nothing -> new double[0];
        };
    }

    /** Probabilities of the labels by sentence similarity. */
    public List<double[]> resemble(Surrogate surrogate, List<TextInput> inputs) {
        return new Resemblance(surrogate, wording.template(), wording.verbalizers()).label(inputs, StepListener.SILENT);
    }
}
