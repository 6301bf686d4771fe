/** The {@code Idempotency-Key} of every POST: the same key and request a second time gets the first answer again. */
@NullMarked
package dev.taskspace.platform.idempotency;

import org.jspecify.annotations.NullMarked;
