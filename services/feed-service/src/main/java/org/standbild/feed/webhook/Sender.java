package org.standbild.feed.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes one request. Every connection is new, to an address that was checked just then; nothing is followed, tried again, kept or
 * decompressed on the way, and whatever happens it is over when the time is.
 */
final class Sender implements AutoCloseable {

    private static final int KEPT = 2_000;
    private static final Timeout TO_CONNECT = Timeout.ofSeconds(10);

    private final CloseableHttpClient client;
    private final Duration timeout;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webhook-watch");
        thread.setDaemon(true);
        return thread;
    });

    Sender(WebhookSettings settings, CheckedNames names) {
        this(settings, names, SSLContexts.createDefault());
    }

    /** @param trust whose certificates count */
    Sender(WebhookSettings settings, CheckedNames names, SSLContext trust) {
        this.timeout = settings.timeout();
        Timeout silence = Timeout.of(timeout);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                        .setMaxConnTotal(settings.atOnce())
                        .setMaxConnPerRoute(settings.atOnce())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(TO_CONNECT)
                                .setSocketTimeout(silence)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionRequestTimeout(silence)
                        .setRedirectsEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Standbild-Webhooks/1.0")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Answer post(URI target, Map<String, String> headers, byte[] body) {
        long begin = System.nanoTime();
        HttpPost post = new HttpPost(target);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, null));
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = watch.schedule(
                () -> {
                    late.set(true);
                    post.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        HttpHost host = new HttpHost(target.getScheme(), target.getHost(), target.getPort());
        Answer answer = null;
        try (ClassicHttpResponse response = client.executeOpen(host, post, null)) {
            Header wait = response.getFirstHeader("Retry-After");
            String text = beginning(response.getEntity());
            answer = new Answer(response.getCode(), text, null, wait == null ? null : wait.getValue(), since(begin));
            post.cancel(); // closing would read the rest of an answer, however long it is
            return answer;
        } catch (IOException e) {
            if (answer != null) {
                return answer;
            }
            String error = late.get()
                    ? "no answer within " + timeout.toSeconds() + " seconds"
                    : e.getClass().getSimpleName() + ": " + e.getMessage();
            return new Answer(null, null, error, null, since(begin));
        } finally {
            end.cancel(false);
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What cannot be read does not change what the status says. */
    private static @Nullable String beginning(@Nullable HttpEntity entity) {
        if (entity == null) {
            return null;
        }
        try {
            InputStream content = entity.getContent();
            byte[] bytes = content == null ? new byte[0] : content.readNBytes(KEPT);
            return new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\\n\\r\\t]]", "\uFFFD");
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
