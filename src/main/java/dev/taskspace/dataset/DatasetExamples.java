package dev.taskspace.dataset;

/** Requests and answers that the API's description shows. */
final class DatasetExamples {
    static final String REQUEST = "{}";
    static final String DATASET = "{}";
    static final String PAGE = "{}";
    static final String ROWS = "{}";

    private DatasetExamples() {}
}
