package dev.taskspace.dataset;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The two parts of an upload: a file, and what it is. Clients send the metadata as a form field, as a file, with a JSON content type or with
 * none; all of these are taken.
 */
public record UploadParts(MultipartFile file, Map<String, Object> metadata) {
    private static final String FILE = "file";
    private static final String METADATA = "metadata";

    /**
     * The parts of a request.
     *
     * @throws dev.taskspace.platform.web.ProblemException when there are others, or one is missing or no JSON object
     */
    public static UploadParts of(MultipartHttpServletRequest request) throws IOException {
        TreeSet<String> unknown = new TreeSet<>(request.getMultiFileMap().keySet());
        unknown.addAll(request.getParameterMap().keySet());
        unknown.removeAll(List.of(FILE, METADATA));
        if (!unknown.isEmpty()) {
            throw new MalformedUploadException(
                    unknown.first(),
                    "The parts of an upload are 'file' and 'metadata'; '" + unknown.first() + "' is none of them.");
        }
        return new UploadParts(file(request), RequestJson.object(metadata(request), METADATA));
    }

    private static MultipartFile file(MultipartHttpServletRequest request) {
        List<MultipartFile> files = request.getFiles(FILE);
        if (files.size() != 1) {
            throw new MalformedUploadException(
                    FILE,
                    files.isEmpty()
                            ? "The part 'file' is missing, or has no file name."
                            : "There is more than one part 'file'; send each file in a request of its own.");
        }
        return files.getFirst();
    }

    private static InputStream metadata(HttpServletRequest request) throws IOException {
        List<InputStream> found = new ArrayList<>();
        String[] fields = request.getParameterValues(METADATA);
        for (String field : fields == null ? new String[0] : fields) {
            found.add(new ByteArrayInputStream(field.getBytes(StandardCharsets.UTF_8)));
        }
        if (request instanceof MultipartHttpServletRequest multipart) {
            for (MultipartFile part : multipart.getFiles(METADATA)) {
                found.add(part.getInputStream());
            }
        }
        if (found.size() != 1) {
            throw new MalformedUploadException(
                    METADATA, "Exactly one part 'metadata' is needed: a JSON object such as {\"name\":\"reviews\"}.");
        }
        return found.getFirst();
    }
}
