package org.standbild.feed.asyncapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.feed.change.StrongTag;

/** The AsyncAPI 3 document of the stream and the webhooks. */
@RestController
@Tag(name = "Feeds")
class AsyncApiDocument {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private final byte[] yaml;

    AsyncApiDocument() {
        try {
            this.yaml = new ClassPathResource("asyncapi.yaml", AsyncApiDocument.class).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/asyncapi.yaml")
    @Operation(summary = "The stream and the webhooks as an AsyncAPI 3 document")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .eTag(StrongTag.of(yaml))
                .contentType(YAML)
                .body(yaml);
    }
}
