package dev.taskspace.trial;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolUse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trials that were made. */
@Repository
public class Trials implements PoolUse {
    private static final String ROWS = "dataset:";
    static final String POOL = "pool:";

    private final JdbcClient jdbc;
    private final Clock clock;

    Trials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a prompt answers a dataset: the same labels, and single texts or pairs both. */
    public static boolean fits(Entity prompt, Entity target) {
        return prompt.kind() == EntityKind.PROMPT
                && prompt.labels().equals(target.labels())
                && TrialInputs.sameArity(prompt, target);
    }

    /** How the identity of a dataset's rows begins, whatever their number. */
    static String rowsKey(Entity target) {
        return ROWS + target.contentHash() + ":";
    }

    /** The identity of the first texts of a pool, so many in the order in which they are tried. */
    static String poolKey(String contentHash, int texts) {
        return POOL + contentHash + ":" + texts;
    }

    /** Whether these are texts of a pool, and not rows of a dataset. */
    public static boolean onPool(String inputs) {
        return inputs.startsWith(POOL);
    }

    /** Trials of these prompts on labelled rows of this dataset, newest first. */
    public List<PromptTrial> onRows(Collection<UUID> prompts, Entity target) {
        return find(prompts, rowsKey(target));
    }

    /** Trials of these prompts on pools, newest first. */
    public List<PromptTrial> onPools(Collection<UUID> prompts) {
        return find(prompts, POOL);
    }

    private List<PromptTrial> find(Collection<UUID> prompts, String inputs) {
        return jdbc.sql("""
                select prompt_id, inputs, labels, answers, accuracy, problem, perplexities, perplexity_problem
                from prompt_trial
                where prompt_id = any(?) and starts_with(inputs, ?) order by made_at desc, inputs""")
                .params(prompts.toArray(UUID[]::new), inputs)
                .query((row, number) -> read(row))
                .list();
    }

    /** Keeps a trial instead of an earlier one of the same prompt on the same inputs. */
    void keep(PromptTrial trial, int labels) {
        jdbc.sql("""
                insert into prompt_trial (prompt_id, inputs, labels, answers, accuracy, problem, perplexities,
                                          perplexity_problem, made_at)
                select :prompt, :inputs, :labels, :answers, :accuracy, :problem, :perplexities, :untold, :now
                where exists (select 1 from prompt where id = :prompt)
                on conflict (prompt_id, inputs) do update set labels = excluded.labels, answers = excluded.answers,
                    accuracy = excluded.accuracy, problem = excluded.problem, made_at = excluded.made_at,
                    perplexities = coalesce(excluded.perplexities, prompt_trial.perplexities),
                    perplexity_problem = coalesce(excluded.perplexity_problem, prompt_trial.perplexity_problem)""")
                .param("prompt", trial.prompt())
                .param("inputs", trial.inputs())
                .param("labels", labels)
                .param("answers", encode(trial.answers(), labels))
                .param("accuracy", trial.accuracy(), Types.DOUBLE)
                .param("problem", trial.problem(), Types.VARCHAR)
                .param("perplexities", trial.perplexities() == null ? null : encode(trial.perplexities()), Types.BINARY)
                .param("untold", trial.perplexityProblem(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Without its texts nobody knows which of them occur in a target. */
    @Override
    public Optional<String> whyNeeded(Pool pool) {
        return jdbc.sql("""
                select p.name from prompt_trial t join prompt p on p.id = t.prompt_id
                where starts_with(t.inputs, ?) order by p.name limit 1""")
                .param(POOL + pool.contentHash() + ":")
                .query((row, number) -> row.getString(1))
                .optional()
                .map(name -> "prompts/" + name + " answered its texts; delete that prompt first.");
    }

    private static byte[] encode(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return bytes.array();
    }

    private static double @Nullable [] doubles(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }

    private static PromptTrial read(ResultSet row) throws SQLException {
        return new PromptTrial(
                row.getObject(1, UUID.class),
                row.getString(2),
                decode(row.getBytes(4), row.getInt(3)),
                row.getObject(5, Double.class),
                row.getString(6),
                doubles(row.getBytes(7)),
                row.getString(8));
    }

    private static byte[] encode(float[][] answers, int labels) {
        ByteBuffer bytes =
                ByteBuffer.allocate(answers.length * labels * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] answer : answers) {
            for (float probability : answer) {
                bytes.putFloat(probability);
            }
        }
        return bytes.array();
    }

    private static float[][] decode(byte[] bytes, int labels) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[][] answers = new float[bytes.length / (labels * Float.BYTES)][labels];
        for (float[] answer : answers) {
            for (int label = 0; label < labels; label++) {
                answer[label] = buffer.getFloat();
            }
        }
        return answers;
    }
}
