package dev.taskspace.dataset.file;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** An upload of a format that is not read here. */
final class UnsupportedFileException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnsupportedFileException(String kind) {
        super(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "The file is " + kind
                        + ". Upload JSON Lines, a JSON array, CSV, TSV, Parquet or SQuAD JSON, plain or compressed with gzip.");
    }
}
