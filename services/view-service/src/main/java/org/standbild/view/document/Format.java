package org.standbild.view.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** How a document can be read. */
enum Format {
    JSON(MediaType.APPLICATION_JSON),
    HTML(MediaType.TEXT_HTML),
    MARKDOWN(new MediaType("text", "markdown", StandardCharsets.UTF_8)),
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8));

    private static final Comparator<MediaType> PREFERENCE = Comparator.comparingDouble(
                    (MediaType type) -> -type.getQualityValue())
            .thenComparing(MediaType::isWildcardType)
            .thenComparing(MediaType::isWildcardSubtype);

    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /** What an Accept header wants most (RFC 9110, section 12.5.1); JSON when it does not care. */
    static Format wanted(@Nullable String accept) {
        List<MediaType> accepted = MediaType.parseMediaTypes(accept);
        return accepted.stream()
                .filter(each -> each.getQualityValue() > 0)
                .sorted(PREFERENCE)
                .map(each -> Arrays.stream(values())
                        .filter(format -> each.includes(format.type))
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(JSON);
    }
}
