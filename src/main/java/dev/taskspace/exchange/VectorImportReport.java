package dev.taskspace.exchange;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What became of an import.
 *
 * @param method by which rankings compare these vectors
 * @param space key of the space that they lie in
 * @param imported vectors that are new
 * @param known vectors that were there already, equal to the last bit
 */
@Schema(name = "VectorImportReport")
record VectorImportReport(String method, String space, int dimensions, int imported, int known) {}
