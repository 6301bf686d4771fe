package dev.taskspace.ranking.hybrid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sources for which target?
 *
 * @param target its position in the evidence, negative when the evidence does not know it
 * @param facts of the target
 * @param strangers candidates that the evidence does not know; their positions follow those of the evidence
 * @param similarity of the target to every task, by method {@code [methods][tasks + strangers]}; null when unknown
 * @param candidates positions of the sources to be judged
 * @param setting position of the base model that is asked for, negative for any
 * @param own transfers measured on this target that may be used
 */
@SuppressWarnings("ArrayRecordComponent") // columns of one table, handed over and never compared
public record Question(
        int target,
        Task facts,
        List<Task> strangers,
        double @Nullable [][] similarity,
        int[] candidates,
        int setting,
        List<MeasuredRow> own) {}
