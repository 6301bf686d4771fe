package dev.taskspace.measurement;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A measurement that cannot be made; the detail says what would work. */
final class ImpossibleMeasurementException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ImpossibleMeasurementException(String pointer, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at(pointer, detail)));
    }
}
