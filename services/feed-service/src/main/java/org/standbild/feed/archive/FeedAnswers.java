package org.standbild.feed.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.standbild.feed.change.StrongTag;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** How feed documents are sent: asked again, an unchanged one costs a 304, an archived one nothing at all. */
@Component
public class FeedAnswers {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Clock clock;

    FeedAnswers(Clock clock) {
        this.clock = clock;
    }

    public ResponseEntity<byte[]> answer(FeedPage page, MediaType type, byte[] body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(type)
                .eTag(StrongTag.of(body))
                .cacheControl(
                        page.archived()
                                ? CacheControl.maxAge(A_YEAR).cachePublic().immutable()
                                : CacheControl.noCache().cachePublic());
        page.updated().filter(this::isOverByASecond).ifPresent(answer::lastModified);
        return answer.body(body);
    }

    /** {@code Last-Modified} counts in seconds: while its second runs, a later change could hide behind it. */
    private boolean isOverByASecond(Instant updated) {
        return updated.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).isBefore(clock.instant());
    }

    public static Problem noSuchPage(String range) {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "no-such-archive",
                new Text("Dieses Archivdokument gibt es nicht", "There is no such archive document"),
                new Text(
                        "„" + range + "“ ist kein Archivdokument; jedes umfasst " + FeedPages.SIZE
                                + " Positionen, die ersten sind 0-" + (FeedPages.SIZE - 1)
                                + ". Der Feed /feeds/changes.atom nennt das neueste.",
                        "\"" + range + "\" is no archive document; each covers " + FeedPages.SIZE
                                + " positions, the first being 0-" + (FeedPages.SIZE - 1)
                                + ". The feed /feeds/changes.atom names the newest."));
    }
}
