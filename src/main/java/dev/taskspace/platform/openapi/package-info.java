/** The description of the HTTP API that the service gives of itself. */
@NullMarked
package dev.taskspace.platform.openapi;

import org.jspecify.annotations.NullMarked;
