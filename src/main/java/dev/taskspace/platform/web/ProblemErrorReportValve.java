package dev.taskspace.platform.web;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat refuses before the service sees it, such as a request line that is no HTTP, where Tomcat would write
 * its HTML page. Made by Tomcat, which finds it by name.
 */
public final class ProblemErrorReportValve extends ErrorReportValve {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatusCode status = HttpStatusCode.valueOf(response.getStatus());
        ProblemType type = ProblemType.nearest(status);
        String requestId = RequestIdFilter.idOf(request);
        Problem problem = Problem.of(
                type,
                status,
                new ProblemDescription(type.title() + "."),
                Objects.requireNonNullElse(request.getRequestURI(), ""),
                requestId);
        response.setContentType(Problem.MEDIA_TYPE.toString());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(RequestIdFilter.HEADER, requestId);
        try (Writer writer = response.getReporter()) {
            if (writer != null) {
                writer.write(JSON.writeValueAsString(problem));
                response.finishResponse();
            }
        } catch (IOException clientIsGone) {
            container.getLogger().debug("No one to tell", clientIsGone);
        }
    }
}
