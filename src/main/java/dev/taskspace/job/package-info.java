/** Long work: queued in Postgres, claimed by one worker at a time, observable, cancellable, finished exactly once. */
@NullMarked
package dev.taskspace.job;

import org.jspecify.annotations.NullMarked;
