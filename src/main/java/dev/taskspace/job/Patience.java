package dev.taskspace.job;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Lets a write that ends a run outlive a restart of the database: about a minute of tries. */
@Component
class Patience {
    private final RetryTemplate retries = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(12)
            .delay(Duration.ofMillis(250))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(8))
            .predicate(failure -> Ailment.of(failure) == Ailment.PASSING)
            .build());

    <T> T with(Supplier<T> write) {
        try {
            return retries.execute(write::get);
        } catch (RetryException exhausted) {
            if (exhausted.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(exhausted.getCause());
        }
    }
}
