@NullMarked
package dev.taskspace.starter;

import org.jspecify.annotations.NullMarked;
