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
     * Reads the encoder of a model; a head that it may have is left out.
     *
     * @throws WeightsFormatException when a file is missing or damaged, or the model is of another kind
     */
    public static HuggingFaceModel read(ModelDirectory directory) {
        return read(directory, ConfigFile.read(directory.content(ConfigFile.NAME)));
    }

    private static HuggingFaceModel read(ModelDirectory directory, ConfigFile file) {
        BertFamily family = family(file);
        BertConfig config = family.config(file);
        Map<String, Tensor> tensors =
                tensors(directory).renamed(family::canonical).select(new BertLayout(config).shapes());
        return new HuggingFaceModel(new Weights(config, tensors, digest(directory)), directory.content(TOKENIZER));
    }

    /**
     * Reads a model with the head that classifies sequences.
     *
     * @throws WeightsFormatException as {@link #read}, and when it has no such head
     */
    public static Classifier classifier(ModelDirectory directory) {
        ConfigFile file = ConfigFile.read(directory.content(ConfigFile.NAME));
        BertFamily family = family(file);
        BertConfig config = family.config(file);
        List<String> labels = file.labels();
        TensorTable table = tensors(directory).renamed(family::canonical);
        ClassifierLayout layout = ClassifierLayout.of(family);
        SequencedMap<String, Tensor> head = layout.select(table, config.hidden(), labels.size());
        Map<String, Tensor> all = new HashMap<>(table.select(new BertLayout(config).shapes()));
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

    private static BertFamily family(ConfigFile file) {
        String type = file.text("model_type", "");
        return BertFamily.of(type)
                .orElseThrow(() -> new WeightsFormatException("The model type \"" + type
                        + "\" is not supported; bert, roberta, xlm-roberta, camembert, distilbert and electra are"));
    }

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
