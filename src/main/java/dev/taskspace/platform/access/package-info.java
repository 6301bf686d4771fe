/** Who may call: keys with scopes, each for one project; open to everyone on loopback. */
@NullMarked
package dev.taskspace.platform.access;

import org.jspecify.annotations.NullMarked;
