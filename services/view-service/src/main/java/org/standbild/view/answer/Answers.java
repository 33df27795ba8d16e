package org.standbild.view.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.standbild.eventstore.CanonicalDocument;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of the read API: JSON in which what is absent is left out, with a strong ETag over exactly its bytes. Spring turns an answer
 * whose ETag the client has into a 304.
 */
public final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private Answers() {}

    /** @param settled whether the same address will give the same answer for ever */
    public static ResponseEntity<byte[]> json(Object body, boolean settled) {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return bytes(bytes, "sha256-" + digest(bytes), settled);
    }

    /** @param tag what the ETag begins with; a digest follows */
    public static ResponseEntity<byte[]> tagged(Object body, String tag) {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return bytes(bytes, tag + "-" + digest(bytes), false);
    }

    /** What is no JSON, in UTF-8. */
    public static ResponseEntity<byte[]> text(String text, MediaType type, boolean settled) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes(bytes, type, "sha256-" + digest(bytes), settled);
    }

    /** What a browser shows or keeps as a file. */
    public static ResponseEntity<byte[]> file(
            byte[] bytes, MediaType type, ContentDisposition disposition, boolean settled) {
        ResponseEntity<byte[]> answer = bytes(bytes, type, "sha256-" + digest(bytes), settled);
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes);
    }

    /** JSON that was written elsewhere, byte by byte. */
    public static ResponseEntity<byte[]> bytes(byte[] json, String tag, boolean settled) {
        return bytes(json, MediaType.APPLICATION_JSON, tag, settled);
    }

    private static ResponseEntity<byte[]> bytes(byte[] bytes, MediaType type, String tag, boolean settled) {
        return ResponseEntity.ok()
                .contentType(type)
                .eTag("\"" + tag + "\"")
                .cacheControl(settled ? FOR_EVER : CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT)
                .body(bytes);
    }

    /** The same JSON as a tree, for answers that add members. */
    public static ObjectNode tree(Object body) {
        return JSON.valueToTree(body);
    }

    private static String digest(byte[] bytes) {
        return CanonicalDocument.sha256(bytes).substring(0, 32);
    }
}
