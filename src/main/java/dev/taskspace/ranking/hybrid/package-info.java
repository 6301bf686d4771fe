/**
 * The arithmetic of the hybrid ranking: expected relative gain of a source for a target, learned from measured
 * transfers. Plain Java in double; knows neither the database nor the web.
 */
@NullMarked
@NamedInterface("hybrid")
package dev.taskspace.ranking.hybrid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
