/** The files that operators deploy with: the Helm chart, the Compose file. */
@NullMarked
package dev.taskspace.deployment;

import org.jspecify.annotations.NullMarked;
