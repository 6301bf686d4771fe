package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QuirksTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SurrogateInfo SURROGATE = new SurrogateInfo("s", "0", "bert", 8, 2, 2, 100, 64, "cpu");

    private final EmbeddingMethods methods = new EmbeddingMethods(List.of(TaskEmb.DEFAULT), JSON);

    @Test
    void leaveTheSpaceAsItIsWhenThereAreNone() {
        ObjectNode parameters = methods.hyperparameters(TaskEmb.DEFAULT);
        ObjectNode before = parameters.deepCopy();
        before.remove("referenceQuirks");

        assertThat(space(parameters).key()).isEqualTo(space(before).key());
        assertThat(space(parameters).hyperparameters()).doesNotContainKey("referenceQuirks");
    }

    @Test
    void makeASpaceOfTheirOwn() {
        EmbeddingMethod quirky = methods.configured("taskemb", JSON.readTree("{\"referenceQuirks\": 1}"));

        Space space = space(methods.hyperparameters(quirky));

        assertThat(space.key())
                .isNotEqualTo(space(methods.hyperparameters(TaskEmb.DEFAULT)).key());
        assertThat(space.hyperparameters()).containsEntry("referenceQuirks", 1);
    }

    @Test
    void areNamedWhenThereIsNoSuchQuirk() {
        assertThatExceptionOfType(HyperparameterException.class)
                .isThrownBy(() -> methods.configured("taskemb", JSON.readTree("{\"referenceQuirks\": 16}")))
                .withMessageContaining("8 (the prefix");
    }

    @Test
    void changeObjectiveAndOrder() {
        var example = new TrainingExample(TextInput.of("a"), new Target.Category(1));
        var set = new TrainingSet(new Objective.Classification(2), List.of(example), List.of(example));

        TrainingSet imposed = new Quirks(Quirks.PER_CLASS | Quirks.UNSHUFFLED).imposedOn(set);

        assertThat(imposed.objective()).isEqualTo(new Objective.PerClass(2));
        assertThat(imposed.shuffled()).isFalse();
        assertThat(new Quirks(0).imposedOn(set)).isEqualTo(set);
    }

    private static Space space(ObjectNode hyperparameters) {
        return Space.of(TaskEmb.DEFAULT, hyperparameters, SURROGATE, 1);
    }
}
