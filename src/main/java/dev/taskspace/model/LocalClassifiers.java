package dev.taskspace.model;

import dev.taskspace.surrogate.OnnxClassifier;
import dev.taskspace.surrogate.OnnxClassifiers;
import dev.taskspace.surrogate.SequenceClassifier;
import dev.taskspace.surrogate.SequenceClassifiers;
import dev.taskspace.surrogate.UnknownSurrogateException;
import dev.taskspace.surrogate.UnusableSurrogateException;
import org.springframework.stereotype.Component;

/** Opens classifiers below the models directory, each loaded once for all callers. */
@Component
class LocalClassifiers {
    private final SequenceClassifiers folders;
    private final OnnxClassifiers files;

    LocalClassifiers(SequenceClassifiers folders, OnnxClassifiers files) {
        this.folders = folders;
        this.files = files;
    }

    /** @throws UnsuitableModelException that points to the path when nothing there can be run */
    LocalClassifier huggingFace(String path) {
        try {
            SequenceClassifier found = folders.get(path);
            int longest = found.info().maxTokens();
            int outputs = found.labels().size();
            return new LocalClassifier(
                    found.info().sha256(),
                    found.labels(),
                    outputs,
                    outputs == 1
                            ? (inputs, listener) -> found.logits(inputs, longest, listener)
                            : (inputs, listener) -> found.scores(inputs, longest, listener));
        } catch (UnknownSurrogateException absent) {
            throw UnsuitableModelException.unusableFile(
                    "There is no model directory \"" + path + "\" below the models directory of this installation.");
        } catch (UnusableSurrogateException unusable) {
            throw UnsuitableModelException.unusableFile(String.valueOf(unusable.getMessage()));
        }
    }

    /** @throws UnsuitableModelException that points to the path when nothing there can be run */
    LocalClassifier onnx(String path) {
        try {
            OnnxClassifier found = files.get(path);
            return new LocalClassifier(found.sha256(), found.labels(), found.outputs(), found::outputs);
        } catch (UnusableSurrogateException unusable) {
            throw UnsuitableModelException.unusableFile(String.valueOf(unusable.getMessage()));
        }
    }

    /** The files that were registered. */
    LocalClassifier open(RegisteredModel model, ModelSpec.HuggingFace spec) {
        return unchanged(model, huggingFace(spec.path()), spec.sha256());
    }

    /** The file that was registered. */
    LocalClassifier open(RegisteredModel model, ModelSpec.Onnx spec) {
        return unchanged(model, onnx(spec.path()), spec.sha256());
    }

    private static LocalClassifier unchanged(RegisteredModel model, LocalClassifier found, String sha256) {
        if (!found.sha256().equals(sha256)) {
            throw UnsuitableModelException.changed(model);
        }
        return found;
    }
}
