package dev.taskspace.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Reads files from servers that may be hostile. Connects only to addresses that were checked, follows redirects only to
 * hosts that were allowed, and sends a key only to the host that it is for. How much is read, its reader decides.
 */
@Component
public class Downloads implements DisposableBean {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final EndpointKeys keys;
    private final CloseableHttpClient http;

    Downloads(EndpointProperties properties, EndpointKeys keys, EndpointAddresses addresses) {
        this.keys = keys;
        Timeout silence = Timeout.of(properties.endpoint().timeout());
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(addresses))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(silence)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(silence).build())
                .setUserAgent("Taskspace")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Asks for a file, or for what of it is not there yet.
     *
     * @throws EndpointException when the server refuses for good or leads astray
     * @throws IOException when another try may succeed
     */
    public <T> T get(DownloadCall call, RedirectHosts redirects, Download.Reading<T> reading) throws IOException {
        URI at = call.url();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            URI here = at;
            try {
                return http.execute(request(call, here), response -> read(call, here, response, reading));
            } catch (MovedException moved) {
                at = resolve(here, moved.location);
            } catch (ForbiddenHostException forbidden) {
                throw new EndpointException(here, "is not called: " + forbidden.getMessage());
            }
            if (!redirects.allow(call.url(), at)) {
                throw new EndpointException(
                        here,
                        "redirects to " + at.getHost() + ", which is not among the hosts that it may redirect to");
            }
        }
        throw new EndpointException(call.url(), "redirects more than " + MOST_REDIRECTS + " times");
    }

    /** Not a result, because the body of an answer is read to its end when there is one. */
    private static final class MovedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String location;

        MovedException(String location) {
            this.location = location;
        }
    }

    private static URI resolve(URI here, String location) {
        try {
            return here.resolve(location);
        } catch (IllegalArgumentException notAnAddress) {
            throw new EndpointException(here, "redirects to what is no address");
        }
    }

    private HttpGet request(DownloadCall call, URI here) {
        HttpGet request = new HttpGet(here);
        request.setHeader("Accept-Encoding", "identity");
        if (call.from() > 0) {
            request.setHeader("Range", "bytes=" + call.from() + "-");
        }
        if (RedirectHosts.sameServer(call.url(), here)) {
            String key = keys.of(new EndpointCall(call.url(), call.apiKeyRef(), ""));
            if (key != null) {
                request.setHeader("Authorization", "Bearer " + key);
            }
        }
        return request;
    }

    private static <T> T read(DownloadCall call, URI here, ClassicHttpResponse response, Download.Reading<T> reading)
            throws IOException {
        int status = response.getCode();
        String location = header(response, "Location");
        if (REDIRECTS.contains(status) && location != null) {
            throw new MovedException(location);
        }
        if (status == 200 || status == 206) {
            long from = status == 200 ? 0 : start(call, here, header(response, "Content-Range"));
            InputStream body = response.getEntity() == null
                    ? InputStream.nullInputStream()
                    : response.getEntity().getContent();
            long length =
                    response.getEntity() == null ? 0 : response.getEntity().getContentLength();
            return reading.read(new Download(from, length, body));
        }
        if (status == 408 || status == 429 || status >= 500) {
            throw new IOException("it answered " + status);
        }
        throw new EndpointException(here, "answered " + status + " for " + here.getPath() + advice(status));
    }

    private static long start(DownloadCall call, URI here, @Nullable String range) {
        Matcher matcher = RANGE.matcher(String.valueOf(range));
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != call.from()) {
            throw new EndpointException(here, "sent another part of the file than it was asked for");
        }
        return call.from();
    }

    private static String advice(int status) {
        return status == 401 || status == 403
                ? "; there may be no such model, or it needs a key: name one by apiKeyRef"
                : "";
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }
}
