/** Taskspace: task embeddings for datasets, models and prompts in one vector space, and rankings made from them. */
@NullMarked
package dev.taskspace;

import org.jspecify.annotations.NullMarked;
