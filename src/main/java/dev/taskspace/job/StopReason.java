package dev.taskspace.job;

/** Why a run stops before its job is done. */
enum StopReason {
    CANCELLED("the job was cancelled"),
    SUPERSEDED("another attempt owns the job"),
    WORKER_STOPPING("the worker is stopping");

    private final String text;

    StopReason(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
