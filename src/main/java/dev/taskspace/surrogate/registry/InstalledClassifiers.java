package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.SequenceClassifier;
import dev.taskspace.surrogate.SequenceClassifiers;
import dev.taskspace.surrogate.UnknownSurrogateException;
import dev.taskspace.surrogate.UnusableSurrogateException;
import dev.taskspace.surrogate.tuning.HeadClassifier;
import dev.taskspace.surrogate.weights.HuggingFaceModel;
import dev.taskspace.surrogate.weights.ModelDirectory;
import dev.taskspace.surrogate.weights.Weights;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The classifiers in the models directory, each loaded when it is first asked for. */
final class InstalledClassifiers implements SequenceClassifiers {

    private final ModelFolder folder;
    private final Map<String, SequenceClassifier> loaded = new ConcurrentHashMap<>();

    InstalledClassifiers(ModelFolder folder) {
        this.folder = folder;
    }

    @Override
    public SequenceClassifier get(String directory) {
        return loaded.computeIfAbsent(directory, this::load);
    }

    private SequenceClassifier load(String name) {
        ModelDirectory directory = folder.directory(name)
                .orElseThrow(() -> new UnknownSurrogateException(
                        name, folder.list().stream().map(ModelDirectory::name).toList()));
        try {
            HuggingFaceModel.Classifier classifier = HuggingFaceModel.classifier(directory);
            Weights weights = classifier.model().weights();
            return new HeadClassifier(
                    SurrogateLoader.info(name, weights),
                    SurrogateLoader.load(weights, classifier.model().tokenizer()),
                    classifier.layout(),
                    classifier.labels());
        } catch (WeightsFormatException e) {
            throw new UnusableSurrogateException(name, e.getMessage());
        }
    }
}
