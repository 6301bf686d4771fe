package dev.taskspace.hub;

import tools.jackson.databind.node.ArrayNode;

/**
 * Some rows of a split, as the server sent them; classes by name.
 *
 * @param revision of the dataset, empty when the server does not say
 * @param total rows of the whole split
 * @param rows one object each, in order
 */
record ViewerPage(String revision, long total, ArrayNode rows) {}
