package org.standbild.view.memento;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import org.standbild.profile.ProfileCode;
import org.standbild.view.point.Points;

/**
 * What has earlier versions: the document or a profile, as a page or from the API, today's or that of a Stand.
 *
 * @param path such as {@code /laender/hessen}
 * @param profile absent for the document
 * @param stand as asked; absent for whatever day it is
 */
record Original(
        String path,
        @Nullable ProfileCode profile,
        @Nullable String stand) {

    private static final Pattern PATH =
            Pattern.compile("/(?:laender/(?<slug>[a-z-]+)|api/profiles/(?<code>[A-Z-]+)|dokument|api/document)");

    /** Empty for what has no earlier versions. */
    static Optional<Original> at(String path, @Nullable String stand) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String day = stand == null || stand.isBlank() ? null : stand.strip();
        String slug = matcher.group("slug");
        String code = matcher.group("code");
        if (slug == null && code == null) {
            return Optional.of(new Original(path, null, day));
        }
        return (slug == null ? ProfileCode.find(code) : ProfileCode.withSlug(slug))
                .map(profile -> new Original(path, profile, day));
    }

    String address() {
        return path + stand("?");
    }

    String timeGate() {
        return "/timegate" + path + stand("?");
    }

    /** @param page from 1 */
    String timeMap(int page) {
        String number = page == 1 ? "" : (stand == null ? "?" : "&") + "page=" + page;
        return "/timemap" + path + stand("?") + number;
    }

    /** As it was when that was recorded. Without a Stand, as who opened it on that day has seen it. */
    String memento(Instant recorded) {
        return path + "?" + (stand == null ? "stand=" + day(recorded) : stand("")) + "&knownAt=" + recorded;
    }

    static LocalDate day(Instant recorded) {
        return LocalDate.ofInstant(recorded, Points.BERLIN);
    }

    private String stand(String before) {
        return stand == null ? "" : before + "stand=" + UriUtils.encode(stand, StandardCharsets.UTF_8);
    }
}
