/** How good a predicted order of sources is: plain arithmetic in double, free of any framework. */
@NullMarked
package dev.taskspace.evaluation.metric;

import org.jspecify.annotations.NullMarked;
