package dev.taskspace.dataset;

/** Requests, and what the service answered to them, for the API's description. */
final class DatasetExamples {
    static final String REQUEST = """
            {"name": "paraphrases", "family": "paraphrase", "examples": [
              {"text": "The train is late.", "textPair": "The train is delayed.", "label": "same"},
              {"text": "She sold the car.", "textPair": "She bought the car.", "label": "different"}]}""";

    static final String REGISTERED = """
            {"id": "01a205aa-de82-7d57-8cc8-405b3206a22a", "name": "paraphrases", "description": null,
              "taskType": "classification", "format": "pair", "fileFormat": "inline",
              "columns": {"text": "text", "textPair": "textPair", "label": "label"},
              "language": null, "license": null, "family": "paraphrase", "tags": {},
              "examples": 2, "splits": {"train": 2},
              "labels": [{"label": "different", "count": 1}, {"label": "same", "count": 1}], "scores": null,
              "contentHash": "4873dd7783a559a028cbd219407952d4e9805d3d874602b39b5dd2646adf8b67",
              "validation": {"warnings": ["Labels that occur in fewer than 5 rows: different, same."],
                "duplicates": 0, "emptyRows": 0, "labelEntropy": 1.0, "leaked": 0},
              "createdAt": "2026-11-22T23:50:13.893685Z"}""";

    static final String DATASET = """
            {"id": "01a205aa-dcef-79e3-97c7-3c4cc24fa33f", "name": "reviews", "description": null,
              "taskType": "classification", "format": "single", "fileFormat": "csv",
              "columns": {"text": "text", "label": "label"},
              "language": "en", "license": "CC0-1.0", "family": "sentiment", "tags": {},
              "examples": 4, "splits": {"train": 4},
              "labels": [{"label": "negative", "count": 2}, {"label": "positive", "count": 2}], "scores": null,
              "contentHash": "2c7721979a5db82061fa569820ed8ed07887f32eb1ab1320db1f19e5018a3505",
              "validation": {"warnings": ["Labels that occur in fewer than 5 rows: negative, positive."],
                "duplicates": 0, "emptyRows": 0, "labelEntropy": 1.0, "leaked": 0},
              "createdAt": "2026-11-22T23:50:13.487685Z"}""";

    static final String PAGE =
            "{\"data\": [" + DATASET + "], \"hasMore\": true, \"next\": \"01a205aa-dcef-79e3-97c7-3c4cc24fa33f\"}";

    static final String ROWS = """
            {"data": [
              {"row": 0, "text": "A warm, funny film.", "label": "positive", "split": "train"},
              {"row": 1, "text": "Two hours I will never get back.", "label": "negative", "split": "train"}],
             "hasMore": true, "next": "00000000-0000-0000-0000-000000000001"}""";

    private DatasetExamples() {}
}
