package dev.taskspace.labeling;

import dev.taskspace.surrogate.TextInput;
import java.util.List;

/**
 * A model, or a model under a prompt, as a source of labels. One adapter a kind; all pass the same contract tests.
 *
 * <p>Answers are {@link dev.taskspace.surrogate.Target.Distribution}s over {@link #labels()} in exactly that order, or,
 * when there are no labels, {@link dev.taskspace.surrogate.Target.Value}s or, of one that extracts spans, {@link
 * dev.taskspace.surrogate.Target.Span}s. A source that names only its first choice
 * gives that label all of the mass. The same input gets the same answer, whatever stands before or after it.
 *
 * <p>Not bound to a thread, but each call is made by one: the worker of a job, who alone may use its {@link LabelingRun}.
 */
public interface Labeler {

    /** Class names in the fixed order of the entity, at least two; empty for a regression and for span extraction. */
    List<String> labels();

    /** What inputs it reads; {@link #label} is given inputs that {@link Arity#fit} made. */
    Arity arity();

    /** What labelling these inputs would cost now; sends nothing. No inputs cost nothing. */
    Forecast forecast(List<TextInput> inputs);

    /**
     * Labels every input. No inputs give no answers, without a call; equal inputs are asked for once. What is answered
     * remotely is kept as soon as it is there, so that a second call after any failure only asks for the rest.
     *
     * @return as many answers as inputs, in their order; null where the source answered nothing that means a label
     * @throws dev.taskspace.endpoint.EndpointException when the source cannot be reached or answers nonsense
     * @throws LabelerCallsExhaustedException when {@link LabelingRun#reserve} gives no more and more are needed
     * @throws RuntimeException whatever the run throws to stop the work, within two seconds
     */
    Labelling label(List<TextInput> inputs, LabelingRun run);
}
