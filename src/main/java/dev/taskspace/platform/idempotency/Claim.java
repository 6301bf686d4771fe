package dev.taskspace.platform.idempotency;

import java.util.UUID;

/** What the records say to a request that comes with a key. */
sealed interface Claim {

    /** It is the first: it shall be carried out, and its answer stored under this token. */
    record Granted(UUID token) implements Claim {}

    /** The same request is being carried out at this moment. */
    record Running() implements Claim {}

    /** The same request was answered before. */
    record Answered(StoredAnswer answer) implements Claim {}

    /** The key belongs to another request. */
    record Foreign() implements Claim {}
}
