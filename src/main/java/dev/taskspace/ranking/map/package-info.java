/** The geometry of a space on two axes and as a table: what a map and a heat-map of it show. Plain numbers, no Spring. */
@NullMarked
package dev.taskspace.ranking.map;

import org.jspecify.annotations.NullMarked;
