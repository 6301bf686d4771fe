/** Trials of prompts: what prompts answer to a pool and to a dataset's labelled rows, asked once by a job and kept. */
@NullMarked
package dev.taskspace.trial;

import org.jspecify.annotations.NullMarked;
