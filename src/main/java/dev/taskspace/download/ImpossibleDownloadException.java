package dev.taskspace.download;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A model that cannot be downloaded; the detail says what could. */
final class ImpossibleDownloadException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ImpossibleDownloadException(String detail) {
        super(ProblemType.IMPOSSIBLE, detail);
    }

    ImpossibleDownloadException(String pointer, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at(pointer, detail)));
    }
}
