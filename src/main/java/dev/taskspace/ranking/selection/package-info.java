/**
 * The arithmetic of prompt selection: which prompt suits a task, judged by what the prompts answer and without any gold
 * label. Plain Java in double; knows neither the database nor the web.
 */
@NullMarked
@NamedInterface("selection")
package dev.taskspace.ranking.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
