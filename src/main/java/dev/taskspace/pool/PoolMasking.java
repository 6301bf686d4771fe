package dev.taskspace.pool;

import dev.taskspace.dataset.Datasets;
import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.surrogate.TextInput;
import java.util.BitSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes of a pool what is left when the texts of some datasets are taken out of it. */
@Component
class PoolMasking {
    private final Pools pools;
    private final PoolTexts texts;
    private final Datasets datasets;
    private final SharedTexts shared;

    PoolMasking(Pools pools, PoolTexts texts, Datasets datasets, SharedTexts shared) {
        this.pools = pools;
        this.texts = texts;
        this.datasets = datasets;
        this.shared = shared;
    }

    /** The inputs of the pool without those of which a text occurs in one of the datasets. */
    PoolContent without(String from, List<String> without) {
        Pool pool = pools.find(from)
                .orElseThrow(() -> new InvalidMetadataException(
                        "/from", "There is no such pool; GET /pools lists what there is."));
        List<TextInput> inputs = texts.all(pool);
        BitSet masked = new BitSet(inputs.size());
        without.forEach(dataset -> masked.or(shared.of(datasets.require(dataset), inputs)));
        PoolContent content = new PoolContent();
        for (int i = masked.nextClearBit(0); i < inputs.size(); i = masked.nextClearBit(i + 1)) {
            content.add(inputs.get(i));
        }
        return content;
    }
}
