package dev.taskspace.surrogate;

/** The ONNX classifiers below the models directory. */
public interface OnnxClassifiers {

    /**
     * Loads the file at this path, once for all callers.
     *
     * @throws UnusableSurrogateException when there is no such file below the models directory, or it is no classifier
     */
    OnnxClassifier get(String path);
}
