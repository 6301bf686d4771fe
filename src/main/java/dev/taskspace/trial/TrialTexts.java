package dev.taskspace.trial;

import dev.taskspace.pool.Pools;
import dev.taskspace.surrogate.TextInput;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The texts behind the identity of a trial's inputs. */
@Component
public class TrialTexts {
    private final Pools pools;
    private final TrialInputs inputs;

    TrialTexts(Pools pools, TrialInputs inputs) {
        this.pools = pools;
        this.inputs = inputs;
    }

    /** In the order of the answers; empty when they are rows of a dataset, or the pool is gone. */
    public Optional<List<TextInput>> ofPool(String identity) {
        String[] parts = identity.split(":", -1);
        return !identity.startsWith(Trials.POOL) || parts.length != 3
                ? Optional.empty()
                : pools.findByContent(parts[1]).map(pool -> inputs.pool(pool, Integer.parseInt(parts[2])));
    }
}
