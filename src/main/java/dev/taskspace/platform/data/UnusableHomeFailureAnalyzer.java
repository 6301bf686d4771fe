package dev.taskspace.platform.data;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in two sentences that the service needs another folder. */
final class UnusableHomeFailureAnalyzer extends AbstractFailureAnalyzer<UnusableHomeException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableHomeException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set TASKSPACE_HOME to a folder that the user who runs Taskspace may write and whose disk has room.",
                cause);
    }
}
