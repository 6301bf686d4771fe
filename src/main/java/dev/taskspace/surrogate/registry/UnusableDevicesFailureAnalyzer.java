package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.encoder.UnusableDevicesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in two sentences where the service can compute. */
final class UnusableDevicesFailureAnalyzer extends AbstractFailureAnalyzer<UnusableDevicesException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableDevicesException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set TASKSPACE_DEVICES to auto, or to cpu; docs/SPEED.md says what a GPU needs.",
                cause);
    }
}
