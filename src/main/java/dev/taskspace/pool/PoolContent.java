package dev.taskspace.pool;

import dev.taskspace.dataset.NormalisedText;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.surrogate.TextInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Inputs on their way into a pool; what repeats an earlier input but for case, blanks and punctuation stays out. */
final class PoolContent {
    private final List<TextInput> inputs = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final Sha256 digest = new Sha256();
    private int pairs;
    private int duplicates;

    void add(TextInput input) {
        if (!seen.add(NormalisedText.hash(input.text(), input.textPair()))) {
            duplicates++;
            return;
        }
        String pair = input.textPair();
        digest.field(input.text()).field(pair == null ? "single" : "pair").field(pair == null ? "" : pair);
        pairs += pair == null ? 0 : 1;
        inputs.add(input);
    }

    List<TextInput> inputs() {
        return inputs;
    }

    int pairs() {
        return pairs;
    }

    int duplicates() {
        return duplicates;
    }

    /** Once, at the end. */
    String hash() {
        return digest.hex();
    }
}
