/** Which surrogates there are and where their files are found. */
@NullMarked
package dev.taskspace.surrogate.registry;

import org.jspecify.annotations.NullMarked;
