package dev.taskspace.surrogate;

/** The fine-tuned classifiers among the folders of the models directory. */
public interface SequenceClassifiers {

    /**
     * Loads the classifier in the folder with this path below the models directory, once for all callers.
     *
     * @throws UnknownSurrogateException when there is no such folder, naming those that exist
     * @throws UnusableSurrogateException when it holds no sequence classifier of a supported family
     */
    SequenceClassifier get(String directory);
}
