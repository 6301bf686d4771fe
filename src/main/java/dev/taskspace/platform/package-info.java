/** What every feature stands on and no feature owns: HTTP conventions, the embedded Postgres, identifiers. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.taskspace.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
