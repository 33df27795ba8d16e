package org.standbild.view.caching;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Compresses what the read API answers. The server itself compresses nothing that has a strong ETag, because the bytes are others then: here
 * the compressed answer gets an ETag of its own (RFC 9110, section 8.8.3.3), which comes back as {@code If-None-Match} or {@code If-Match}.
 */
@Component
final class CompressedAnswers extends OncePerRequestFilter {

    private static final int SMALLEST = 2048;
    /** Named, and not with a quality of zero (RFC 9110, section 12.5.3). */
    private static final Pattern WANTED =
            Pattern.compile("gzip(\\s*;\\s*q=(1(\\.0{0,3})?|0\\.(?=\\d*[1-9])\\d{1,3}))?", Pattern.CASE_INSENSITIVE);

    private static final String MARK = "-gzip\"";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith("/api/") || path.startsWith("/api/changes") || path.startsWith("/api/admin");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest plain = new Plain(request);
        if (request.getMethod().equals("GET")) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (!takesGzip(request)) {
            chain.doFilter(plain, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(plain, answer);
        String etag = Objects.requireNonNullElse(answer.getHeader(HttpHeaders.ETAG), "");
        boolean isStrong = etag.startsWith("\"");
        if (isStrong && answer.getStatus() == HttpServletResponse.SC_NOT_MODIFIED && namesCompressed(request, etag)) {
            response.setHeader(HttpHeaders.ETAG, marked(etag));
        }
        if (isStrong
                && answer.getStatus() == HttpServletResponse.SC_OK
                && isText(answer.getContentType())
                && answer.getContentSize() >= SMALLEST) {
            byte[] compressed = compressed(answer.getContentAsByteArray());
            response.setHeader(HttpHeaders.ETAG, marked(etag));
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.setContentLength(compressed.length);
            response.getOutputStream().write(compressed);
            return;
        }
        answer.copyBodyToResponse();
    }

    private static boolean takesGzip(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .anyMatch(coding -> WANTED.matcher(coding.strip()).matches());
    }

    private static boolean isText(@Nullable String type) {
        return type != null && (type.startsWith("text/") || type.contains("json"));
    }

    private static boolean namesCompressed(HttpServletRequest request, String etag) {
        return String.valueOf(request.getHeader(HttpHeaders.IF_NONE_MATCH)).contains(marked(etag));
    }

    private static String marked(String etag) {
        return etag.substring(0, etag.length() - 1) + MARK;
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 6 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Nobody behind this filter knows that an answer was compressed. */
    private static final class Plain extends HttpServletRequestWrapper {

        private static final List<String> CONDITIONS = List.of(
                HttpHeaders.IF_NONE_MATCH.toLowerCase(Locale.ROOT), HttpHeaders.IF_MATCH.toLowerCase(Locale.ROOT));

        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return value == null || !isCondition(name) ? value : value.replace(MARK, "\"");
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            Enumeration<String> values = super.getHeaders(name);
            return isCondition(name)
                    ? Collections.enumeration(Collections.list(values).stream()
                            .map(value -> value.replace(MARK, "\""))
                            .toList())
                    : values;
        }

        private static boolean isCondition(String name) {
            return CONDITIONS.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
