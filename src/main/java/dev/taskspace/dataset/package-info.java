/** Datasets: labelled rows, uploaded in any common format, checked, described and kept compressed in Postgres. */
@NullMarked
package dev.taskspace.dataset;

import org.jspecify.annotations.NullMarked;
