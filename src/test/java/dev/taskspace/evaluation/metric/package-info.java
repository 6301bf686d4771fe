/** The metrics against published values and their own properties. */
@NullMarked
package dev.taskspace.evaluation.metric;

import org.jspecify.annotations.NullMarked;
