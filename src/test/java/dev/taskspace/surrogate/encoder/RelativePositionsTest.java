package dev.taskspace.surrogate.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.surrogate.weights.Activation;
import dev.taskspace.surrogate.weights.Goldens;
import dev.taskspace.surrogate.weights.T5Config;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RelativePositionsTest {

    private static final int FARTHEST = 600;

    /** Against the Python reference library. */
    @ParameterizedTest
    @CsvSource({"encoder, false", "decoder, true"})
    void putsEveryDistanceIntoItsBucket(String stack, boolean backwardOnly) {
        JsonNode expected = JsonMapper.shared()
                .readTree(String.join("", Goldens.lines("t5-buckets.json")))
                .path(stack);
        var usual = new T5Config(100, 8, 1, 1, 2, 4, 8, false, Activation.RELU, 32, 128, 1e-6, 0, 512);
        var positions = new RelativePositions(usual, backwardOnly);

        List<Integer> found = IntStream.rangeClosed(-FARTHEST, FARTHEST)
                .mapToObj(positions::bucket)
                .toList();

        assertThat(found)
                .containsExactlyElementsOf(
                        expected.valueStream().map(JsonNode::asInt).toList());
    }
}
