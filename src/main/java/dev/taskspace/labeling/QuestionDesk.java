package dev.taskspace.labeling;

import dev.taskspace.endpoint.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees to it that of all threads of this process that want the same answer one asks and the others wait for it. */
final class QuestionDesk {
    private final Endpoints endpoints;
    private final AnswerCache cache;
    private final Map<String, CompletableFuture<Void>> asking = new ConcurrentHashMap<>();

    QuestionDesk(Endpoints endpoints, AnswerCache cache) {
        this.endpoints = endpoints;
        this.cache = cache;
    }

    /** The answer, from the cache if somebody else has put it there meanwhile. */
    Answer answer(Question question, Runnable toll) throws InterruptedException {
        while (true) {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> other = asking.putIfAbsent(question.key(), mine);
            if (other == null) {
                try {
                    return ask(question, toll);
                } finally {
                    asking.remove(question.key(), mine);
                    mine.complete(null);
                }
            }
            try {
                other.get();
            } catch (ExecutionException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    private Answer ask(Question question, Runnable toll) throws InterruptedException {
        Answer kept = unbroken(() -> cache.find(List.of(question.key())).get(question.key()));
        if (kept != null) {
            return kept;
        }
        long[] sent = new long[1];
        Answer answer = endpoints.call(
                question.call(),
                () -> {
                    toll.run();
                    sent[0] = System.nanoTime();
                },
                question.reading());
        double seconds = (System.nanoTime() - sent[0]) / 1e9;
        return unbroken(() -> {
            cache.add(question, answer, seconds);
            return answer;
        });
    }

    /**
     * On a thread that nobody interrupts: what is broken off is the talk with an endpoint. An interrupt that reaches the
     * database closes its connection, and an answer that was paid for would be lost and paid for again.
     */
    private static <T extends @Nullable Object> T unbroken(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, Thread::startVirtualThread)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
