package dev.taskspace.model;

class OnnxRegressionTest extends LocalLabelerContract {

    @Override
    ModelRequest request() {
        return request(ModelKind.ONNX, "exported/onnx/number.onnx", null);
    }
}
