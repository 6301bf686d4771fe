package dev.taskspace.download;

import dev.taskspace.platform.data.Sha256;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is to be downloaded, checked: nothing in it leads out of an address or a folder. */
record DownloadOrder(
        String model,
        String revision,
        String name,
        @Nullable String apiKeyRef) {

    private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]{0,95}";
    private static final Pattern MODEL = Pattern.compile(WORD + "(/" + WORD + ")?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final String MAIN = "main";

    /** @throws ImpossibleDownloadException naming the field that means nothing */
    static DownloadOrder of(DownloadRequest request) {
        String model = require("/hub", request.hub(), MODEL, "A model has an id such as intfloat/e5-small-v2.");
        String revision = require(
                "/revision",
                Objects.requireNonNullElse(request.revision(), MAIN),
                REVISION,
                "A revision is a commit, a tag or a branch.");
        String name = require(
                "/name",
                Objects.requireNonNullElse(request.name(), model.substring(model.lastIndexOf('/') + 1)),
                NAME,
                "A folder's name has letters, digits, dots, dashes and underscores, at most 128.");
        return new DownloadOrder(model, revision, name, request.apiKeyRef());
    }

    private static String require(String pointer, @Nullable String value, Pattern pattern, String advice) {
        if (value == null || !pattern.matcher(value).matches() || value.contains("..")) {
            throw new ImpossibleDownloadException(pointer, advice);
        }
        return value;
    }

    /** The same order is the same job. */
    String key() {
        return "download:"
                + new Sha256().field(model).field(revision).field(name).hex();
    }

    JsonNode write(JsonMapper json) {
        ObjectNode request = json.createObjectNode();
        request.put("hub", model);
        request.put("revision", revision);
        request.put("name", name);
        request.put("apiKeyRef", apiKeyRef);
        return request;
    }

    static DownloadOrder read(JsonNode request) {
        return of(new DownloadRequest(
                request.path("hub").asString(),
                request.path("revision").asString(),
                request.path("name").asString(),
                request.path("apiKeyRef").isString() ? request.path("apiKeyRef").asString() : null,
                null));
    }
}
