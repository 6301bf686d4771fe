package dev.taskspace.dataset.file;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import org.springframework.util.unit.DataSize;

/** An upload that is larger than accepted, as sent or once it is decompressed. */
public final class UploadTooLargeException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public UploadTooLargeException(String what, DataSize limit, String remedy) {
        super(ProblemType.TOO_LARGE, what + " is larger than " + limit.toBytes() + " bytes. " + remedy);
    }

    static UploadTooLargeException decompressed(DataSize limit) {
        return new UploadTooLargeException(
                "The content of the file", limit, "Send fewer rows, or raise TASKSPACE_MAX_UPLOAD.");
    }
}
