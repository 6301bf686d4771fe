/** Reads uploaded files row by row in constant memory, whatever their format; knows nothing of labels or tasks. */
@NullMarked
package dev.taskspace.dataset.file;

import org.jspecify.annotations.NullMarked;
