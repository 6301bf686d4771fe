package dev.taskspace.endpoint;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import java.net.URI;

/** The server of a model cannot be reached, refuses, or answers nonsense. */
public final class EndpointException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    /**
     * @param url which server
     * @param detail what it did and what would help, continuing a sentence that begins with its address
     */
    public EndpointException(URI url, String detail) {
        this(url, detail, false);
    }

    EndpointException(URI url, String detail, boolean tooLarge) {
        super(ProblemType.LABELER_FAILED, url.getScheme() + "://" + url.getRawAuthority() + " " + detail);
        this.tooLarge = tooLarge;
    }

    /** Whether the server answered more than is read; asking for less may help. */
    public boolean tooLarge() {
        return tooLarge;
    }
}
