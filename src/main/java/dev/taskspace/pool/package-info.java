/** Pools: unlabelled texts that models and prompts label, so that what they answer becomes comparable. */
@NullMarked
package dev.taskspace.pool;

import org.jspecify.annotations.NullMarked;
