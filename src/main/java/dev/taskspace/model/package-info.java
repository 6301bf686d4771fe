/** Models: whatever answers inputs with labels, registered by kind, and the adapter of each kind. */
@NullMarked
package dev.taskspace.model;

import org.jspecify.annotations.NullMarked;
