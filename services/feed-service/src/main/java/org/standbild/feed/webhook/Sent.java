package org.standbild.feed.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One try, as the delivery log keeps it.
 *
 * @param position of the change
 * @param attempt 1 for the first try
 * @param replay whether it was sent again on request
 * @param request headers and the beginning of the body
 * @param status absent when there was no answer
 * @param answer its beginning; absent when there was none
 * @param error why there was no answer; absent when there was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sent(
        long position,
        String webhookId,
        int attempt,
        boolean replay,
        Instant at,
        long tookMillis,
        boolean taken,
        Request request,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable String error) {

    record Request(Map<String, String> headers, String body, int bytes) {}
}
