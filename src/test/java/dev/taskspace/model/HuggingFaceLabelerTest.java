package dev.taskspace.model;

class HuggingFaceLabelerTest extends LocalLabelerContract {

    @Override
    ModelRequest request() {
        return request(ModelKind.HUGGINGFACE, "tiny-roberta", null);
    }
}
