package dev.taskspace.trial;

import dev.taskspace.dataset.LabelledRow;
import dev.taskspace.entity.Entity;
import dev.taskspace.job.JobHandler;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobPhase;
import dev.taskspace.job.JobRun;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.Labelers;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.prompt.UnreadableAnswersException;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts every prompt of an order to the pool and to the labelled rows, and keeps what comes back prompt by prompt. */
@Component
class TrialJob implements JobHandler {
    private final TrialOrders orders;
    private final TrialInputs inputs;
    private final Labelers labelers;
    private final Trials trials;
    private final JsonMapper json;

    TrialJob(TrialOrders orders, TrialInputs inputs, Labelers labelers, Trials trials, JsonMapper json) {
        this.orders = orders;
        this.inputs = inputs;
        this.labelers = labelers;
        this.trials = trials;
        this.json = json;
    }

    @Override
    public JobKind kind() {
        return JobKind.TRIAL;
    }

    @Override
    public void run(JobRun run) {
        TrialOrder order = orders.read(run.request());
        List<LabelledRow> rows = inputs.rows(order);
        List<TextInput> pool = inputs.pool(order);
        ObjectNode result = json.createObjectNode();
        for (int p = 0; p < order.prompts().size(); p++) {
            Entity prompt = order.prompts().get(p);
            Labeler labeler = labelers.open(prompt, order.pool().contentHash());
            Attempt attempt = new Attempt(run, order, p, pool.size() + rows.size());
            keep(result, prompt, attempt.label(prompt, labeler, pool, order.poolKey()));
            keep(result, prompt, attempt.label(prompt, labeler, rows));
        }
        run.succeed(() -> result);
    }

    private void keep(ObjectNode result, Entity prompt, PromptTrial trial) {
        trials.keep(trial, prompt.labels().size());
        JsonNode told = result.withObject("/prompts").get(prompt.reference());
        if (told == null || trial.problem() != null || trial.accuracy() != null) {
            ObjectNode line = result.withObject("/prompts").putObject(prompt.reference());
            if (trial.problem() != null) {
                line.put("problem", trial.problem());
            } else if (trial.accuracy() != null) {
                line.put("accuracy", trial.accuracy());
            }
        }
    }

    /** One prompt's share of one attempt at the job. */
    private static final class Attempt implements LabelingRun {
        private final JobRun run;
        private final TrialOrder order;
        private final int inputs;
        private long before;

        Attempt(JobRun run, TrialOrder order, int position, int inputs) {
            this.run = run;
            this.order = order;
            this.inputs = inputs;
            this.before = (long) position * inputs;
        }

        PromptTrial label(Entity prompt, Labeler labeler, List<TextInput> texts, String key) {
            List<TextInput> fitting = texts.stream().map(labeler.arity()::fit).toList();
            try {
                float[][] answers = answers(labeler, fitting);
                return new PromptTrial(prompt.id(), key, answers, null, null);
            } catch (UnreadableAnswersException unreadable) {
                return new PromptTrial(prompt.id(), key, new float[0][], null, unreadable.getMessage());
            } finally {
                before += texts.size();
            }
        }

        PromptTrial label(Entity prompt, Labeler labeler, List<LabelledRow> rows) {
            PromptTrial trial =
                    label(prompt, labeler, rows.stream().map(TrialInputs::input).toList(), order.rowsKey());
            return trial.problem() != null
                    ? trial
                    : new PromptTrial(
                            trial.prompt(), trial.inputs(), trial.answers(), accuracy(labeler, rows, trial), null);
        }

        private static double accuracy(Labeler labeler, List<LabelledRow> rows, PromptTrial trial) {
            long right = IntStream.range(0, rows.size())
                    .filter(i -> !Float.isNaN(trial.answers()[i][0]))
                    .filter(i -> labeler.labels()
                            .get(largest(trial.answers()[i]))
                            .equals(rows.get(i).label()))
                    .count();
            return (double) right / rows.size();
        }

        private float[][] answers(Labeler labeler, List<TextInput> texts) {
            int labels = labeler.labels().size();
            return labeler.label(texts, this).answers().stream()
                    .map(answer -> {
                        if (answer instanceof Target.Distribution distribution) {
                            return distribution.probabilities();
                        }
                        float[] missing = new float[labels];
                        Arrays.fill(missing, Float.NaN);
                        return missing;
                    })
                    .toArray(float[][]::new);
        }

        private static int largest(float[] answer) {
            return IntStream.range(0, answer.length).reduce(0, (a, b) -> answer[b] > answer[a] ? b : a);
        }

        @Override
        public void progress(long done, long total) {
            run.progress(
                    JobPhase.LABEL,
                    before + done,
                    (long) inputs * order.prompts().size(),
                    "inputs");
        }

        @Override
        public long callsLeft() {
            return Math.max(0, order.maxLabelerCalls() - run.labelerCalls());
        }

        @Override
        public void spent(long calls, long tokens) {
            run.spent(calls, tokens);
        }
    }
}
