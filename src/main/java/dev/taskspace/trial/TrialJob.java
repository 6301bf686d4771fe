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
import dev.taskspace.prompt.Opinion;
import dev.taskspace.prompt.PromptInsights;
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
    private final PromptInsights insights;
    private final Trials trials;
    private final Opinions opinions;
    private final JsonMapper json;

    TrialJob(
            TrialOrders orders,
            TrialInputs inputs,
            Labelers labelers,
            PromptInsights insights,
            Trials trials,
            Opinions opinions,
            JsonMapper json) {
        this.orders = orders;
        this.inputs = inputs;
        this.labelers = labelers;
        this.insights = insights;
        this.trials = trials;
        this.opinions = opinions;
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
            Attempt attempt = new Attempt(run, order, insights, p, pool.size() + rows.size());
            keep(result, prompt, attempt.label(prompt, labeler, pool, order.poolKey()));
            keep(result, prompt, attempt.label(prompt, labeler, rows));
        }
        if (order.opinion()) {
            Attempt attempt = new Attempt(run, order, insights, order.prompts().size(), 0);
            insights.opinions(order.prompts(), attempt).forEach(opinion -> keep(result, order, opinion));
        }
        run.succeed(() -> result);
    }

    private void keep(ObjectNode result, TrialOrder order, Opinion opinion) {
        opinions.keep(opinion);
        order.prompts().stream()
                .filter(prompt -> prompt.id().equals(opinion.prompt()))
                .map(prompt -> result.withObject("/prompts").withObjectProperty(prompt.reference()))
                .forEach(line -> {
                    if (opinion.place() == null) {
                        line.put("opinionProblem", opinion.problem());
                    } else {
                        line.put("place", opinion.place());
                    }
                });
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
            if (trial.perplexityProblem() != null) {
                line.put("perplexityProblem", trial.perplexityProblem());
            }
        }
    }

    /** One prompt's share of one attempt at the job. */
    private static final class Attempt implements LabelingRun {
        private final JobRun run;
        private final TrialOrder order;
        private final PromptInsights insights;
        private final int inputs;
        private long before;

        Attempt(JobRun run, TrialOrder order, PromptInsights insights, int position, int inputs) {
            this.run = run;
            this.order = order;
            this.insights = insights;
            this.inputs = inputs * (order.perplexity() ? 2 : 1);
            this.before = (long) position * this.inputs;
        }

        PromptTrial label(Entity prompt, Labeler labeler, List<TextInput> texts, String key) {
            List<TextInput> fitting = texts.stream().map(labeler.arity()::fit).toList();
            PromptTrial trial;
            try {
                trial = new PromptTrial(prompt.id(), key, answers(labeler, fitting), null);
            } catch (UnreadableAnswersException unreadable) {
                trial = new PromptTrial(prompt.id(), key, new float[0][], unreadable.getMessage());
            }
            before += texts.size();
            if (order.perplexity()) {
                trial = trial.surprised(insights.perplexities(prompt, fitting, this));
                before += texts.size();
            }
            return trial;
        }

        PromptTrial label(Entity prompt, Labeler labeler, List<LabelledRow> rows) {
            PromptTrial trial =
                    label(prompt, labeler, rows.stream().map(TrialInputs::input).toList(), order.rowsKey());
            return trial.problem() != null ? trial : trial.judged(accuracy(labeler, rows, trial));
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
        public long reserve(long wanted) {
            return run.reserve(wanted, order.maxLabelerCalls());
        }

        @Override
        public void settle(long unused, long tokens) {
            run.settle(unused, tokens);
        }
    }
}
