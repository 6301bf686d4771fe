package dev.taskspace.surrogate.registry;

/**
 * A surrogate whose files are on the class path.
 *
 * @param weights resource name of an ONNX file
 * @param tokenizer resource name of a {@code tokenizer.json}
 * @param heads attention heads, which an ONNX file does not tell
 */
record PublishedModel(String name, String weights, String tokenizer, int heads) {}
