/** Measured transfer scores: how well a target was learned after a source, against no transfer. */
@NullMarked
package dev.taskspace.transfer;

import org.jspecify.annotations.NullMarked;
