package dev.taskspace.model;

import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.dataset.TaskType;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the files of a local model say of it, held against what its registration says. */
@Component
class LocalDrafts {
    private static final String PATH_NEEDED = " needs a path below the models directory of this installation.";

    private final LocalClassifiers classifiers;

    LocalDrafts(LocalClassifiers classifiers) {
        this.classifiers = classifiers;
    }

    /** A model that its files and its registration agree on. */
    record Draft(ModelSpec spec, TaskType taskType, List<String> labels) {}

    Draft huggingFace(ModelRequest request) {
        String path = ModelFields.required(request.path(), "/path", "A model of kind huggingface" + PATH_NEEDED);
        LocalClassifier found = classifiers.huggingFace(path);
        return draft(request, found, new ModelSpec.HuggingFace(path, found.sha256()));
    }

    Draft onnx(ModelRequest request) {
        String path = ModelFields.required(request.path(), "/path", "A model of kind onnx" + PATH_NEEDED);
        LocalClassifier found = classifiers.onnx(path);
        return draft(request, found, new ModelSpec.Onnx(path, found.sha256()));
    }

    /** One output is a number, or with two labels the logit of the second. */
    private static Draft draft(ModelRequest request, LocalClassifier found, ModelSpec spec) {
        List<String> wanted = request.labels() != null ? request.labels() : found.labels();
        boolean number = found.outputs() == 1 && wanted.size() < 2;
        TaskType taskType = request.taskType() == null && number ? TaskType.REGRESSION : ModelDrafts.taskType(request);
        if (taskType == TaskType.REGRESSION) {
            if (found.outputs() != 1) {
                throw new InvalidMetadataException(
                        "/taskType", "It answers " + found.outputs() + " numbers; a regression has one.");
            }
            return new Draft(spec, taskType, ModelDrafts.noLabels(request));
        }
        List<String> labels = ModelFields.labels(wanted);
        boolean logitOfTheSecond = found.outputs() == 1 && labels.size() == 2;
        if (labels.size() != found.outputs() && !logitOfTheSecond) {
            throw new InvalidMetadataException(
                    "/labels",
                    "It answers " + found.outputs() + " numbers, and there are " + labels.size()
                            + " labels; name one for each in the order of its outputs.");
        }
        return new Draft(spec, taskType, labels);
    }
}
