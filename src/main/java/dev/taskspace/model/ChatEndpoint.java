package dev.taskspace.model;

import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.LabelingRun;
import java.util.List;

/**
 * The language model behind one registered OpenAI-compatible endpoint. Every answer is kept by the content of its
 * question and never paid for twice, whoever asks: other prompts, other jobs, the same job after a restart.
 */
public interface ChatEndpoint {

    /** Whether completions come with log-probabilities; when false their {@link Completion#tokens} are empty. */
    boolean logprobs();

    /**
     * Completes every conversation, side by side as far as the endpoint may be burdened.
     *
     * @return one completion each, in order
     * @throws dev.taskspace.endpoint.EndpointException when the endpoint fails for good; what was answered is kept
     * @throws dev.taskspace.platform.web.ProblemException when the run has no calls left
     */
    List<Completion> complete(List<Conversation> conversations, Decoding decoding, LabelingRun run);

    /** What {@link #complete} would cost now; asks nobody. */
    Forecast forecast(List<Conversation> conversations, Decoding decoding);

    /**
     * How the model reads texts ({@code echo} of the completions API). Servers that cannot echo, or do it wrongly, are
     * found out by a first call, and no other is made.
     */
    Echo echo(List<String> texts, LabelingRun run);

    /** What {@link #echo} would cost at most. */
    Forecast echoForecast(List<String> texts);
}
