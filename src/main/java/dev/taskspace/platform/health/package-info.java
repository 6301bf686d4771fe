/** Whether this process can do its main job. */
@NullMarked
package dev.taskspace.platform.health;

import org.jspecify.annotations.NullMarked;
