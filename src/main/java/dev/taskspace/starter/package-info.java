/** The first minutes: a small corpus to rank with, and a greeting that says where to go. */
@NullMarked
package dev.taskspace.starter;

import org.jspecify.annotations.NullMarked;
