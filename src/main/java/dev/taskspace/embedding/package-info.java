/** Task embeddings: the methods that compute them, the jobs that run the methods, and the store of the vectors. */
@NullMarked
package dev.taskspace.embedding;

import org.jspecify.annotations.NullMarked;
