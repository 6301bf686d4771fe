package dev.taskspace.surrogate.weights;

import java.util.Optional;

/** How one kind of transformers writes down its configuration and names its tensors. */
sealed interface Family permits BertFamily, T5Family {

    /**
     * The family of a model.
     *
     * @throws WeightsFormatException when it is of none
     */
    static Family of(ConfigFile file) {
        String type = file.text("model_type", "");
        return BertFamily.of(type)
                .map(Family.class::cast)
                .or(() -> Optional.ofNullable(T5Family.isCalled(type) ? T5Family.T5 : null))
                .orElseThrow(
                        () -> new WeightsFormatException(
                                "The model type \"" + type
                                        + "\" is not supported; bert, roberta, xlm-roberta, camembert, distilbert, electra, t5 and mt5 are"));
    }

    /**
     * Reads the configuration.
     *
     * @throws WeightsFormatException when it is incomplete or asks for what the encoder does not do
     */
    EncoderConfig config(ConfigFile file);

    /** The tensors under the names that the layout has for them. */
    TensorTable canonical(TensorTable table);

    /** The head of a sequence classifier of this family. */
    ClassifierLayout classifier();
}
