/** The page at {@code /}, used in a real browser. */
@NullMarked
package dev.taskspace.page;

import org.jspecify.annotations.NullMarked;
