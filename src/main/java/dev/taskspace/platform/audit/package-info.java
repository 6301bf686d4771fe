/** Who changed what, and who was refused: written once, read by administrators. */
@NullMarked
package dev.taskspace.platform.audit;

import org.jspecify.annotations.NullMarked;
