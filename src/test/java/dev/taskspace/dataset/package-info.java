/** Tests of datasets. */
@NullMarked
package dev.taskspace.dataset;

import org.jspecify.annotations.NullMarked;
