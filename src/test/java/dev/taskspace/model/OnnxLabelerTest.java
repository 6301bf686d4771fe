package dev.taskspace.model;

import java.util.List;

class OnnxLabelerTest extends LocalLabelerContract {

    @Override
    ModelRequest request() {
        return request(ModelKind.ONNX, "exported/onnx/model.onnx", List.of("bad", "so-so", "good"));
    }
}
