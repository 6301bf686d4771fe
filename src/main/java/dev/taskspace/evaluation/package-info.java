/** How good each ranking method is against the recorded transfers: every target is ranked as if it were new. */
@NullMarked
package dev.taskspace.evaluation;

import org.jspecify.annotations.NullMarked;
