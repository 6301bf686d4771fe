/** Traces: off unless the operator says where they go. */
@NullMarked
package dev.taskspace.platform.telemetry;

import org.jspecify.annotations.NullMarked;
