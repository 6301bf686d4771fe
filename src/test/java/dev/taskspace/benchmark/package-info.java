/** Measurements of speed and memory; each has a main method that prints. Not part of the test run. */
@NullMarked
package dev.taskspace.benchmark;

import org.jspecify.annotations.NullMarked;
