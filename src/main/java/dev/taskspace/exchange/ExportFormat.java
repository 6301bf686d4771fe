package dev.taskspace.exchange;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** The forms in which a space leaves the service. */
enum ExportFormat {
    JSONL(ExportFormat.JSONL_TYPE, "jsonl"),
    PARQUET(ExportFormat.PARQUET_TYPE, "parquet"),
    NPZ(ExportFormat.NPZ_TYPE, "npz"),
    NPY(ExportFormat.NPY_TYPE, "npy"),
    ENTITIES(MediaType.TEXT_PLAIN_VALUE, "txt");

    static final String JSONL_TYPE = "application/x-ndjson";
    static final String PARQUET_TYPE = "application/vnd.apache.parquet";
    static final String NPZ_TYPE = "application/x-npz";
    static final String NPY_TYPE = "application/x-npy";

    private final String type;
    private final String extension;

    ExportFormat(String type, String extension) {
        this.type = type;
        this.extension = extension;
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    String extension() {
        return extension;
    }

    /**
     * The one that the caller likes best; JSON Lines when all are alike.
     *
     * @throws HttpMediaTypeNotAcceptableException when it likes none
     */
    static ExportFormat of(List<MediaType> accepted) throws HttpMediaTypeNotAcceptableException {
        if (accepted.isEmpty()) {
            return JSONL;
        }
        return accepted.stream()
                .sorted(Comparator.comparingDouble((MediaType type) -> -type.getQualityValue()))
                .flatMap(wanted -> Arrays.stream(values()).filter(format -> wanted.includes(format.type())))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(
                        Arrays.stream(values()).map(ExportFormat::type).toList()));
    }
}
