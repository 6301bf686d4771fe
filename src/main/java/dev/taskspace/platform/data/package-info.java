/** Small conventions of what is stored: identifiers, content hashes. */
@NullMarked
package dev.taskspace.platform.data;

import org.jspecify.annotations.NullMarked;
