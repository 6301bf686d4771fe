package dev.taskspace.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends one request to a server that may be hostile: connects only to addresses that were checked, follows no redirect,
 * unpacks nothing, and reads neither longer nor more than allowed.
 */
@Component
class EndpointClient implements DisposableBean {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final int MAX_HEADERS = 100;
    private static final int LONGEST_HEADER = 16 * 1024;

    private final EndpointProperties.Calls limits;
    private final EndpointKeys keys;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("endpoint-deadlines").factory());

    EndpointClient(EndpointProperties properties, EndpointKeys keys, EndpointAddresses addresses) {
        this.limits = properties.endpoint();
        this.keys = keys;
        Timeout silence = Timeout.of(limits.timeout());
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(addresses))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(MAX_HEADERS)
                                        .setMaxLineLength(LONGEST_HEADER)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(silence)
                                .setTimeToLive(Timeout.ofMinutes(1)) // a name that moved is asked for again
                                .build())
                        .setMaxConnPerRoute(limits.concurrency())
                        .setMaxConnTotal(32 * limits.concurrency())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionRequestTimeout(silence)
                        .build())
                .setUserAgent("Taskspace")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** @throws IOException when the connection fails, breaks, or takes too long */
    Reply send(EndpointCall call) throws IOException {
        return send(call, Map.of(), limits.timeout());
    }

    /** The same with further headers and a patience of its own. */
    Reply send(EndpointCall call, Map<String, String> headers, Duration patience) throws IOException {
        String key = keys.of(call);
        HttpUriRequestBase request = call.body().isEmpty() ? new HttpGet(call.url()) : new HttpPost(call.url());
        if (!call.body().isEmpty()) {
            request.setEntity(new StringEntity(call.body(), ContentType.APPLICATION_JSON));
        }
        request.setHeader("Accept", ContentType.APPLICATION_JSON.getMimeType());
        headers.forEach(request::setHeader);
        if (key != null) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        Redaction redaction = new Redaction(key);
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> reply(response, redaction));
        } catch (IOException | RuntimeException e) {
            if (request.isCancelled()) {
                throw new SlowException(patience, e);
            }
            if (e instanceof ClientProtocolException nonsense) { // it may quote what the server sent
                throw new ClientProtocolException(redaction.of(String.valueOf(nonsense.getMessage())));
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    private Reply reply(ClassicHttpResponse response, Redaction redaction) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        String body = entity == null ? "" : body(entity);
        return new Reply(response.getCode(), headers, redaction.of(body));
    }

    private String body(HttpEntity entity) throws IOException {
        int most = (int) limits.maxAnswer().toBytes();
        // Not closed here: closing would read the rest of an endless answer. The response is, with its connection.
        InputStream in = entity.getContent();
        if (entity.getContentLength() > most) {
            throw new TooLargeException(limits.maxAnswer().toMegabytes());
        }
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new TooLargeException(limits.maxAnswer().toMegabytes());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    /** An answer that is left as soon as it is known to be too long. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long megabytes) {
            super("answered more than " + megabytes + " MB, too much to read");
        }
    }

    /** A call that was not answered whole in time. */
    static final class SlowException extends SocketTimeoutException {
        private static final long serialVersionUID = 1L;

        SlowException(Duration timeout, Throwable cause) {
            super("took longer than " + timeout.toSeconds() + " s");
            initCause(cause);
        }
    }
}
