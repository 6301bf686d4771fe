/** Tunes surrogates and measures what the tuning changed. */
@NullMarked
package dev.taskspace.surrogate.tuning;

import org.jspecify.annotations.NullMarked;
