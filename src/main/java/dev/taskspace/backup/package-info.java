/** Backup and restore: the whole database in one file, taken while the service runs. */
@NullMarked
package dev.taskspace.backup;

import org.jspecify.annotations.NullMarked;
