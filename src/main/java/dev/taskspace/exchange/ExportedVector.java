package dev.taskspace.exchange;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** One row of an export; what {@code POST /embeddings/import} reads, and the id of the embedding. */
@JsonPropertyOrder({"entity", "embedding", "vector"})
public record ExportedVector(String entity, String embedding, List<Float> vector) {}
