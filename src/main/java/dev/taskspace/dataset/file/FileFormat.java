package dev.taskspace.dataset.file;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the rows of an upload were written down. */
public enum FileFormat {
    /** One JSON object a line. */
    @JsonProperty("jsonl")
    JSONL,
    /** One JSON array of objects. */
    @JsonProperty("json")
    JSON,
    /** Comma, semicolon or bar between the fields, quoted as RFC 4180 says. */
    @JsonProperty("csv")
    CSV,
    /** Tab between the fields, quoted or not. */
    @JsonProperty("tsv")
    TSV,
    @JsonProperty("parquet")
    PARQUET,
    /** The nested JSON of SQuAD 1.1 and 2.0. */
    @JsonProperty("squad")
    SQUAD,
    /** Examples inside the request itself. */
    @JsonProperty("inline")
    INLINE,
    /** Rows that were fetched from a hub. */
    @JsonProperty("hub")
    HUB;

    /** The name that requests, answers and messages use. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
