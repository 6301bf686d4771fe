/** Reads uploaded files row by row in constant memory, whatever their format; knows nothing of labels or tasks. */
@NullMarked
@NamedInterface("file")
package dev.taskspace.dataset.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
