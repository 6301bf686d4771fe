package dev.taskspace.webhook;

/** A message may be sent as soon as the publishing transaction commits. */
record DeliveryQueued() {}
