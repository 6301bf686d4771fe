package dev.taskspace.hub;

import dev.taskspace.support.StubEndpoint.Call;
import dev.taskspace.support.StubEndpoint.Reply;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers in the form of the hub's dataset viewer, with rows made up for tests. */
final class StubViewer {
    static final int ROWS = 250;
    static final String REVISION = "0123456789abcdef0123456789abcdef01234567";

    private StubViewer() {}

    static Reply honest(Call call) {
        if (call.path().startsWith("/splits")) {
            return Reply.ok("{\"splits\":[{\"dataset\":\"owner/weather\",\"config\":\"default\",\"split\":\"train\"},"
                    + "{\"dataset\":\"owner/weather\",\"config\":\"default\",\"split\":\"test\"}],"
                    + "\"pending\":[],\"failed\":[]}");
        }
        int first = offset(call);
        int end = Math.min(ROWS, first + Integer.parseInt(query(call).getOrDefault("length", "0")));
        String rows = IntStream.range(first, end)
                .mapToObj(i -> "{\"row_idx\":%d,\"row\":{\"text\":\"%s\",\"label\":%d},\"truncated_cells\":[]}"
                        .formatted(i, text(i), i % 2))
                .collect(Collectors.joining(","));
        return Reply.ok("{\"features\":[{\"feature_idx\":0,\"name\":\"text\",\"type\":{\"dtype\":\"string\",\"_type\":"
                        + "\"Value\"}},{\"feature_idx\":1,\"name\":\"label\",\"type\":{\"names\":[\"fine\",\"wet\"],"
                        + "\"_type\":\"ClassLabel\"}}],\"rows\":[" + rows + "],\"num_rows_total\":250,"
                        + "\"num_rows_per_page\":100,\"partial\":false}")
                .with("X-Revision", REVISION);
    }

    static Reply changed(Call call, String from, String to) {
        Reply reply = honest(call);
        return new Reply(
                reply.status(),
                reply.headers(),
                reply.body().replaceFirst(from.replace("[", "\\[").replace("]", "\\]"), to),
                -1);
    }

    static String text(int row) {
        return "Day %d in the valley was as the forecast said".formatted(row);
    }

    static int offset(Call call) {
        return Integer.parseInt(query(call).getOrDefault("offset", "-1"));
    }

    private static Map<String, String> query(Call call) {
        return UriComponentsBuilder.fromUri(URI.create(call.path()))
                .build()
                .getQueryParams()
                .toSingleValueMap();
    }
}
