package dev.taskspace.endpoint;

import java.net.UnknownHostException;

/** A host that stands for an address which must not be called; to an HTTP client the same as an unknown one. */
final class ForbiddenHostException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    /** Does not say which address the name stands for: that is nobody's business who cannot ask the same resolver. */
    ForbiddenHostException(String host) {
        super("'" + host
                + "' is not a public address, and calling others is not allowed here. The operator can allow it "
                + "by TASKSPACE_ALLOWED_HOSTS.");
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
