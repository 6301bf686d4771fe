/** Asking models and prompts for labels: the port that every kind of them answers, and the cache of what was paid for. */
@NullMarked
package dev.taskspace.labeling;

import org.jspecify.annotations.NullMarked;
