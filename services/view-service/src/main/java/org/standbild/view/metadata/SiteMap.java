package org.standbild.view.metadata;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.view.answer.Answers;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.edition.Editions;
import org.standbild.view.matrix.Topic;

/** What crawlers ask for first. Points in time are found from the pages; there is no end to them. */
@Hidden
@RestController
class SiteMap {

    private final Histories histories;
    private final Editions editions;
    private final PublicAddress addresses;

    SiteMap(Histories histories, Editions editions, PublicAddress addresses) {
        this.histories = histories;
        this.editions = editions;
        this.addresses = addresses;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots() {
        return Answers.text(
                "User-agent: *\nDisallow: /redaktion\nDisallow: /anmelden\nDisallow: /abmelden\nDisallow: /abstimmung\nDisallow: /abos\n"
                        + "Disallow: /suche\n\nSitemap: " + addresses.of("/sitemap.xml") + "\n",
                MediaType.TEXT_PLAIN,
                false);
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> sitemap() {
        List<String> pages = new ArrayList<>();
        Instant newest = Arrays.stream(ProfileCode.values())
                .map(this::lastRecorded)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        for (String path : List.of("/", "/dokument", "/bestand", "/ausgaben", "/aenderungen")) {
            pages.add(page(path, newest));
        }
        for (Topic topic : Topic.values()) {
            pages.add(page("/matrix/" + topic.slug(), newest));
        }
        for (ProfileCode code : ProfileCode.values()) {
            pages.add(page("/laender/" + code.slug(), lastRecorded(code)));
            pages.add(page("/laender/" + code.slug() + "/zeitleiste", lastRecorded(code)));
        }
        editions.all().forEach(edition -> pages.add(page("/ausgaben/" + edition.edition(), edition.publishedAt())));
        return Answers.text(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
                        + String.join("", pages)
                        + "</urlset>\n",
                MediaType.APPLICATION_XML,
                false);
    }

    private @Nullable Instant lastRecorded(ProfileCode code) {
        List<RecordedChange> changes = histories.of(code).changes();
        return changes.isEmpty() ? null : changes.get(changes.size() - 1).recordedAt();
    }

    private String page(String path, @Nullable Instant modified) {
        String changed = modified == null ? "" : "<lastmod>" + modified.truncatedTo(ChronoUnit.SECONDS) + "</lastmod>";
        return "<url><loc>" + addresses.of(path).replace("&", "&amp;").replace("<", "&lt;") + "</loc>" + changed
                + "</url>\n";
    }
}
