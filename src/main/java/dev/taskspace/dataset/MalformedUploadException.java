package dev.taskspace.dataset;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A registration request whose parts or JSON cannot be read. */
final class MalformedUploadException extends ProblemException {
    private static final long serialVersionUID = 1L;

    MalformedUploadException(String place, String detail) {
        super(ProblemType.MALFORMED, detail, List.of(ProblemItem.at(place, detail)));
    }
}
