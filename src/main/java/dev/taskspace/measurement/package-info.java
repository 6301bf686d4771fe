/** Transfers that the service measures itself: tuned on a source, then on a target, against the target alone. */
@NullMarked
package dev.taskspace.measurement;

import org.jspecify.annotations.NullMarked;
