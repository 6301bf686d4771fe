@NullMarked
package dev.taskspace.embedding;

import org.jspecify.annotations.NullMarked;
