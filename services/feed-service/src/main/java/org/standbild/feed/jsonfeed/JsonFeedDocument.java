package org.standbild.feed.jsonfeed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.archive.Addresses;
import org.standbild.feed.archive.FeedPage;
import org.standbild.feed.archive.FeedPage.Range;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeWords;
import org.standbild.feed.change.FilterWords;
import org.standbild.feed.change.ItemDifference;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Review;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;

/** JSON Feed 1.1. What is ours lies in {@code _standbild}: the archive's links, deletions, both clocks, old and new of each field. */
record JsonFeedDocument(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        @JsonProperty("next_url") @Nullable String nextUrl,
        String language,
        List<Author> authors,
        @JsonProperty("_standbild") Feed standbild,
        List<Item> items) {

    record Author(String name) {}

    /**
     * @param archived whether this document will never change
     * @param deleted what counted and does so no longer
     */
    record Feed(
            String about,
            boolean archived,
            String current,
            @JsonProperty("prev_archive") @Nullable String prevArchive,
            @JsonProperty("next_archive") @Nullable String nextArchive,
            @Nullable Instant updated,
            List<Deleted> deleted) {}

    /** @param by where the retraction is to be read */
    record Deleted(
            String id,
            Instant when,
            @Nullable String reason,
            @Nullable String replacedBy,
            String by) {}

    record Item(
            String id,
            String url,
            @JsonProperty("external_url") String externalUrl,
            String title,
            String summary,
            @JsonProperty("content_html") String contentHtml,
            @JsonProperty("content_text") String contentText,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            List<String> tags,
            @JsonProperty("_standbild") Change standbild) {}

    record Change(
            long position,
            ProfileCode profile,
            String type,
            @JsonProperty("class") ChangeClass changeClass,
            Stand stand,
            LocalDate takesEffect,
            Instant recordedAt,
            Review review,
            @Nullable String entry,
            @Nullable Kind kind,
            List<Section> sections,
            List<ItemDifference> differences,
            ChangeItem.@Nullable Retracted retracts,
            String self) {}

    static JsonFeedDocument of(FeedPage page, String base, ChangeFilter filter, ChangeWords words) {
        Range range = page.range();
        String current = base + Addresses.withQuery("/feeds/changes.json", filter, words.language());
        String older = archive(page.older(), base, filter, words);
        return new JsonFeedDocument(
                "https://jsonfeed.org/version/1.1",
                FilterWords.title(filter, words),
                base + Addresses.withQuery("/aenderungen", filter, words.language()),
                range == null ? current : Objects.requireNonNull(archive(range, base, filter, words)),
                older,
                words.language(),
                List.of(new Author("Standbild")),
                new Feed(
                        base + "/v3/api-docs",
                        page.archived(),
                        current,
                        older,
                        archive(page.newer(), base, filter, words),
                        page.updated().orElse(null),
                        page.deleted().stream()
                                .map(deleted -> deleted(deleted, base))
                                .toList()),
                page.told().stream().map(told -> item(told, base, words)).toList());
    }

    private static @Nullable String archive(
            @Nullable Range range, String base, ChangeFilter filter, ChangeWords words) {
        return range == null
                ? null
                : base + Addresses.withQuery("/feeds/changes/" + range + ".json", filter, words.language());
    }

    private static Deleted deleted(FeedPage.Deleted deleted, String base) {
        ChangeItem.Retracted retracted = deleted.by().retracts();
        return new Deleted(
                deleted.item().urn(),
                deleted.when(),
                deleted.reason(),
                retracted == null ? null : retracted.replacedBy(),
                base + deleted.by().links().self());
    }

    private static Item item(FeedPage.Told told, String base, ChangeWords words) {
        ChangeItem item = told.item();
        String comparison = base + item.links().comparison();
        return new Item(
                item.urn(),
                comparison,
                base + item.links().page(),
                words.headline(item),
                words.sentence(item),
                words.html(item, comparison),
                words.text(item),
                item.recordedAt(),
                told.updated(),
                Stream.concat(
                                Stream.of(
                                        item.profile().code(),
                                        item.changeClass().name(),
                                        item.type()),
                                item.sections().stream().map(Section::name))
                        .toList(),
                new Change(
                        item.position(),
                        item.profile(),
                        item.type(),
                        item.changeClass(),
                        item.stand(),
                        item.takesEffect(),
                        item.recordedAt(),
                        item.review(),
                        item.entry(),
                        item.kind(),
                        item.sections(),
                        item.differences(),
                        item.retracts(),
                        base + item.links().self()));
    }
}
