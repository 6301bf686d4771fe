/** Prompts: templates and verbalizers that make a language model, or a sentence encoder, answer with labels. */
@NullMarked
package dev.taskspace.prompt;

import org.jspecify.annotations.NullMarked;
