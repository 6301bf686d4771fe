package dev.taskspace.labeling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The calls of one inquiry, some at a time on threads of their own. Closing it breaks off what is under way. */
final class Calls implements AutoCloseable {
    /** How long nobody hears anything. */
    private static final long TICK_MILLIS = 200;

    /** Reservations are for so many calls a thread. */
    private static final long AHEAD = 4;

    private final QuestionDesk desk;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Deque<Question> waiting;
    private final int atATime;
    private final LabelingRun run;
    private final Semaphore reserved = new Semaphore(0);
    private volatile boolean exhausted;
    private long tokens;
    private int running;

    private record Outcome(
            Question question,
            @Nullable Answer answer,
            @Nullable Throwable failure) {}

    Calls(QuestionDesk desk, Map<String, Question> questions, int atATime, LabelingRun run) {
        this.desk = desk;
        this.waiting = new ArrayDeque<>(questions.values());
        this.atATime = atATime;
        this.run = run;
    }

    int unanswered() {
        return waiting.size() + running;
    }

    /** Starts what may start, and puts what was answered meanwhile into {@code answers}; returns after a moment anyway. */
    void awaitSome(Map<String, Answer> answers) {
        reserve();
        while (running < atATime && !waiting.isEmpty() && reserved.availablePermits() > 0) {
            Question question = waiting.remove();
            running++;
            threads.execute(() -> outcomes.add(ask(question)));
        }
        try {
            Outcome outcome = outcomes.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            for (; outcome != null; outcome = outcomes.poll()) {
                running--;
                if (outcome.failure() instanceof OutOfCalls) {
                    waiting.add(outcome.question());
                } else if (outcome.failure() instanceof RuntimeException failure) {
                    throw failure;
                } else if (outcome.answer() == null) {
                    throw new IllegalStateException(outcome.failure());
                } else {
                    answers.put(outcome.question().key(), outcome.answer());
                    tokens += outcome.answer().tokens();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while labels were awaited", e);
        }
        // What is under way was paid for; only then is it over.
        if (running == 0 && !waiting.isEmpty() && reserved.availablePermits() == 0) {
            reserve();
            if (reserved.availablePermits() == 0) {
                throw new LabelerCallsExhaustedException(waiting.size());
            }
        }
    }

    /** Some calls ahead, for every reservation is written down. */
    private void reserve() {
        int have = reserved.availablePermits();
        if (have < Math.min(atATime, unanswered())) {
            long more = run.reserve(Math.min(AHEAD * atATime, unanswered()) - have);
            reserved.release(Math.toIntExact(more));
            exhausted = more == 0;
        }
    }

    /** Tells the run what tokens were charged since it was told last. */
    void settle() {
        run.settle(0, tokens);
        tokens = 0;
    }

    private Outcome ask(Question question) {
        try {
            return new Outcome(question, desk.answer(question, this::pay), null);
        } catch (Throwable failure) { // whatever it is, the worker must hear of it
            return new Outcome(question, null, failure);
        }
    }

    /** Waits for the next reservation, so that a call which is tried again goes on counting its attempts. */
    private void pay() {
        try {
            while (!reserved.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (exhausted) {
                    throw new OutOfCalls();
                }
            }
        } catch (InterruptedException brokenOff) {
            Thread.currentThread().interrupt();
            throw new OutOfCalls();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        run.settle(reserved.drainPermits(), tokens);
    }

    /** No call may be made any more; others that are under way may still be answered. */
    private static final class OutOfCalls extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
