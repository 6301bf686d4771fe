package dev.taskspace.surrogate.weights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A model as Hugging Face writes it: {@code config.json}, {@code tokenizer.json}, and {@code model.safetensors} or shards
 * of it with an index.
 *
 * @param weights of the encoder alone
 * @param tokenizer content of {@code tokenizer.json}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HuggingFaceModel(Weights weights, byte[] tokenizer) {

    private static final String TOKENIZER = "tokenizer.json";
    private static final String WEIGHTS = "model.safetensors";

    /**
     * Reads the encoder of a model, or its encoder and decoder; a head that it may have is left out.
     *
     * @throws WeightsFormatException when a file is missing or damaged, or the model is of another kind
     */
    public static HuggingFaceModel read(ModelDirectory directory) {
        ConfigFile file = ConfigFile.read(directory.content(ConfigFile.NAME));
        Family family = Family.of(file);
        return read(directory, family, family.config(file), digest(directory));
    }

    /**
     * Reads the encoder of an encoder-decoder alone.
     *
     * @throws WeightsFormatException as {@link #read}, and when the model has no decoder to leave out
     */
    public static HuggingFaceModel encoderOf(ModelDirectory directory) {
        ConfigFile file = ConfigFile.read(directory.content(ConfigFile.NAME));
        Family family = Family.of(file);
        if (family.config(file) instanceof T5Config config && config.decodes()) {
            return read(directory, family, config.encoderOnly(), ModelDigest.ofEncoder(digest(directory)));
        }
        throw new WeightsFormatException("This model is an encoder alone; use it by its own name");
    }

    private static HuggingFaceModel read(ModelDirectory directory, Family family, EncoderConfig config, String digest) {
        Map<String, Tensor> tensors =
                family.canonical(tensors(directory)).select(config.layout().shapes());
        return new HuggingFaceModel(new Weights(config, tensors, digest), directory.content(TOKENIZER));
    }

    /**
     * Reads a model with the head that classifies sequences.
     *
     * @throws WeightsFormatException as {@link #read}, and when it has no such head
     */
    public static Classifier classifier(ModelDirectory directory) {
        ConfigFile file = ConfigFile.read(directory.content(ConfigFile.NAME));
        Family family = Family.of(file);
        EncoderConfig config = family.config(file);
        List<String> labels = file.labels();
        TensorTable table = family.canonical(tensors(directory));
        ClassifierLayout layout = family.classifier();
        SequencedMap<String, Tensor> head = layout.select(table, config.hidden(), labels.size());
        Map<String, Tensor> all = new HashMap<>(table.select(config.layout().shapes()));
        all.putAll(head);
        var weights = new Weights(config, all, digest(directory));
        return new Classifier(new HuggingFaceModel(weights, directory.content(TOKENIZER)), layout, labels);
    }

    /**
     * A model with its head.
     *
     * @param model whose weights hold those of the head too
     * @param labels of the outputs in their order
     */
    public record Classifier(HuggingFaceModel model, ClassifierLayout layout, List<String> labels) {}

    private static TensorTable tensors(ModelDirectory directory) {
        if (directory.has(WEIGHTS)) {
            return SafetensorsFile.read(directory.file(WEIGHTS));
        }
        if (!directory.has(ShardIndex.NAME)) {
            throw new WeightsFormatException("The model directory has neither " + WEIGHTS + " nor " + ShardIndex.NAME
                    + "; weights in another format have to be saved as safetensors");
        }
        ShardIndex index = ShardIndex.read(directory.content(ShardIndex.NAME));
        Map<String, TensorTable> shards = new HashMap<>();
        index.shards().forEach(shard -> shards.put(shard, SafetensorsFile.read(directory.file(shard))));
        return index.join(shards);
    }

    private static String digest(ModelDirectory directory) {
        SortedSet<String> files = new TreeSet<>(List.of(ConfigFile.NAME, TOKENIZER));
        if (directory.has(WEIGHTS)) {
            files.add(WEIGHTS);
        } else {
            files.addAll(ShardIndex.read(directory.content(ShardIndex.NAME)).shards());
        }
        return ModelDigest.of(directory, files);
    }
}
