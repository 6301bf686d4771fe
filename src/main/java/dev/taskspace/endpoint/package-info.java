/** Servers of strangers, called with care: which addresses may be reached, with which key, how long, how often, how much. */
@NullMarked
package dev.taskspace.endpoint;

import org.jspecify.annotations.NullMarked;
