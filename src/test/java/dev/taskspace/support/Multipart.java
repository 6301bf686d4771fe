package dev.taskspace.support;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A multipart/form-data body under construction. */
public final class Multipart {
    private final String boundary = "boundary-" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Multipart file(String name, String filename, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + filename + "\"", "application/octet-stream", content);
    }

    public Multipart json(String name, String content) {
        return part("name=\"" + name + "\"", "application/json", content.getBytes(StandardCharsets.UTF_8));
    }

    /** A form field without a content type, as {@code curl -F name=content} sends it. */
    public Multipart field(String name, String content) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
        body.writeBytes((head + content + "\r\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Makes this the body of a POST. */
    public HttpRequest.Builder postedBy(HttpRequest.Builder request) {
        byte[] end = ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(body.toByteArray()), BodyPublishers.ofByteArray(end)));
    }

    private Multipart part(String disposition, String contentType, byte[] content) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                + contentType + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return this;
    }
}
