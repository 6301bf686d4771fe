package dev.taskspace.dataset;

import java.io.IOException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The upload of a dataset. */
record UploadForm(MultipartFile file, DatasetMetadata metadata) {

    static UploadForm of(MultipartHttpServletRequest request) throws IOException {
        UploadParts parts = UploadParts.of(request);
        if (parts.metadata().containsKey("examples")) {
            throw new InvalidMetadataException(
                    "/examples", "The examples of a multipart upload are in the part 'file'.");
        }
        return new UploadForm(parts.file(), DatasetRequestReader.metadata(parts.metadata()));
    }
}
