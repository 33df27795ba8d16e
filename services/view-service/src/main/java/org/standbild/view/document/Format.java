package org.standbild.view.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** How the document and its profiles can be read. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON),
    HTML(MediaType.TEXT_HTML),
    MARKDOWN(new MediaType("text", "markdown", StandardCharsets.UTF_8)),
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)),
    PDF(MediaType.APPLICATION_PDF);

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

    /**
     * What an Accept header wants most (RFC 9110, section 12.5.1); JSON when it does not care.
     *
     * @throws Problem 406 {@code not-acceptable} when it wants nothing that there is
     */
    public static Format wanted(@Nullable String accept) {
        List<MediaType> accepted = parsed(accept);
        if (accepted.isEmpty()) {
            return JSON;
        }
        return accepted.stream()
                .filter(each -> each.getQualityValue() > 0)
                .sorted(PREFERENCE)
                .map(each -> Arrays.stream(values())
                        .filter(format -> each.includes(format.type) && !refused(format, accepted))
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> notAcceptable(accept));
    }

    private static List<MediaType> parsed(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable(accept);
        }
    }

    /** Named with {@code q=0}. */
    private static boolean refused(Format format, List<MediaType> accepted) {
        return accepted.stream()
                .anyMatch(each -> each.getQualityValue() == 0 && each.equalsTypeAndSubtype(format.type));
    }

    private static Problem notAcceptable(@Nullable String accept) {
        List<String> offered = Arrays.stream(values())
                .map(format -> format.type.getType() + "/" + format.type.getSubtype())
                .toList();
        String all = offered.stream().collect(Collectors.joining(", "));
        return Problem.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        new Text("So gibt es das nicht", "Not available in that form"),
                        new Text(
                                "„Accept: " + accept + "“ lässt nichts zu, was es hier gibt: " + all + ".",
                                "\"Accept: " + accept + "\" admits nothing that there is: " + all + "."))
                .with("value", String.valueOf(accept))
                .with("supported", offered);
    }
}
