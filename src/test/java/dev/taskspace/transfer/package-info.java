/** Transfers over real HTTP with a real database. */
@NullMarked
package dev.taskspace.transfer;

import org.jspecify.annotations.NullMarked;
