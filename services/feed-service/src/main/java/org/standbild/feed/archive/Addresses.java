package org.standbild.feed.archive;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/**
 * Whole addresses for what leaves the service. With {@code standbild.public-url} they begin with it, else with what the request was sent to.
 */
@Component
public class Addresses {

    private final String publicUrl;

    Addresses(@Value("${standbild.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** Where the service is reached, without a slash at the end. */
    public String base(HttpServletRequest request) {
        return publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
                : publicUrl;
    }

    /** A path with the filter and, where it is not German, the language. */
    public static String withQuery(String path, ChangeFilter filter, String language) {
        String query = Stream.of(filter.query(), language.equals("de") ? "" : "lang=" + language)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The language of a feed: {@code lang=} in its address, German without. Never the reader's settings: one address, one document. */
    public static String language(@Nullable String lang) {
        if (lang == null || lang.isBlank()) {
            return "de";
        }
        return Arrays.stream(new String[] {"de", "en"})
                .filter(lang::equals)
                .findFirst()
                .orElseThrow(() -> Problem.badParameter(
                                "lang",
                                new Text(
                                        "„" + lang + "“ gibt es nicht; möglich sind de und en.",
                                        "There is no \"" + lang + "\"; possible are de and en."))
                        .with("parameter", "lang")
                        .with("value", lang)
                        .with("allowed", new String[] {"de", "en"}));
    }
}
