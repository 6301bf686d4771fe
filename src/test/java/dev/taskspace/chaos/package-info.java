/**
 * Jobs on three processes and one database while processes are killed and frozen and the database is restarted; nothing of
 * it may show in what comes out.
 */
@NullMarked
package dev.taskspace.chaos;

import org.jspecify.annotations.NullMarked;
