/** HTTP conventions shared by every controller: problems, pages, request ids, idempotency. */
@NullMarked
package dev.taskspace.platform.web;

import org.jspecify.annotations.NullMarked;
