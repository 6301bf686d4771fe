package dev.taskspace.surrogate;

import java.util.List;

/** A classifier that ONNX Runtime runs. Safe for use by many threads at once. */
public interface OnnxClassifier {

    /** Of the file and its tokenizer. */
    String sha256();

    /** Names of the outputs, from the {@code config.json} beside the file; empty when there is none. */
    List<String> labels();

    /** Numbers that it answers to one input. */
    int outputs();

    /**
     * What it answers, each input computed alone, so that none depends on its neighbours: probabilities when the graph
     * ends with several {@code logits}, otherwise the numbers as they are.
     *
     * @return {@code [inputs][outputs]}
     * @throws UnusableSurrogateException when the graph fails, or does not end in time
     */
    float[][] outputs(List<TextInput> inputs, StepListener listener);
}
