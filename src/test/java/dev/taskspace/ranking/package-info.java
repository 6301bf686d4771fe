@NullMarked
package dev.taskspace.ranking;

import org.jspecify.annotations.NullMarked;
