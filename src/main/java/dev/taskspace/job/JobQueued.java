package dev.taskspace.job;

import java.util.UUID;

/** A job may be claimed as soon as the publishing transaction commits. */
record JobQueued(UUID job) {}
