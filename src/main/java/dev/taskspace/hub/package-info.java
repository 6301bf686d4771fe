/** Datasets of the Hugging Face Hub, fetched row by row through the REST API of its dataset viewer. */
@NullMarked
package dev.taskspace.hub;

import org.jspecify.annotations.NullMarked;
