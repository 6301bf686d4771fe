/** Tests of reading files. */
@NullMarked
package dev.taskspace.dataset.file;

import org.jspecify.annotations.NullMarked;
