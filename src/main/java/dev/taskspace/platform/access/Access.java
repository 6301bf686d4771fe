package dev.taskspace.platform.access;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether this process serves everyone who reaches it, or only who has a key. */
@Component
class Access {
    private final boolean keysRequired;

    Access(AccessProperties properties, @Value("${server.address:#{null}}") @Nullable String address) {
        keysRequired = properties.requiredAt(address);
    }

    boolean keysRequired() {
        return keysRequired;
    }
}
