package dev.taskspace.platform.access;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether this process serves everyone who reaches it, or only who has a key. */
@Component
class Access {
    private final boolean keysRequired;
    private final boolean onlyOwnMachine;

    Access(AccessProperties properties, @Value("${server.address:#{null}}") @Nullable String address) {
        keysRequired = properties.requiredAt(address);
        onlyOwnMachine = !keysRequired && properties.required() == null;
    }

    boolean keysRequired() {
        return keysRequired;
    }

    /** Whether it is open because nobody but this machine reaches it; not when an operator opened it. */
    boolean onlyOwnMachine() {
        return onlyOwnMachine;
    }
}
