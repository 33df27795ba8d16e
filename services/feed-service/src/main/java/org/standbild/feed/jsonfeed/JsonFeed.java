package org.standbild.feed.jsonfeed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.feed.archive.Addresses;
import org.standbild.feed.archive.FeedAnswers;
import org.standbild.feed.archive.FeedPage;
import org.standbild.feed.archive.FeedPages;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeJson;
import org.standbild.feed.change.ChangeWords;
import org.standbild.feed.change.FilterParameters;

/** The newest changes, and from there every archive document back to the first. */
@RestController
@Tag(name = "Feeds")
class JsonFeed {

    private static final MediaType FEED = new MediaType("application", "feed+json");

    private final FeedPages pages;
    private final Addresses addresses;
    private final FeedAnswers answers;

    JsonFeed(FeedPages pages, Addresses addresses, FeedAnswers answers) {
        this.pages = pages;
        this.addresses = addresses;
        this.answers = answers;
    }

    @GetMapping("/feeds/changes.json")
    @Operation(
            summary = "The newest changes as a JSON Feed",
            description =
                    "next_url leads to older documents, each of which never changes; _standbild.deleted names retracted"
                            + " changes.")
    @FilterParameters
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/feed+json"))
    ResponseEntity<byte[]> newest(
            @Parameter(description = "de or en, default de") @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) HttpServletRequest request) {
        ChangeFilter filter = ChangeFilter.of(request.getParameterMap());
        return answer(pages.newest(filter), filter, lang, request);
    }

    @GetMapping("/feeds/changes/{first:\\d{1,18}}-{last:\\d{1,18}}.json")
    @Operation(summary = "An archive document of the JSON Feed: the changes at those positions")
    @FilterParameters
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/feed+json"))
    ResponseEntity<byte[]> archive(
            @PathVariable long first,
            @PathVariable long last,
            @Parameter(description = "de or en, default de") @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) HttpServletRequest request) {
        ChangeFilter filter = ChangeFilter.of(request.getParameterMap());
        FeedPage page = pages.page(first, last, filter).orElseThrow(() -> FeedAnswers.noSuchPage(first + "-" + last));
        return answer(page, filter, lang, request);
    }

    private ResponseEntity<byte[]> answer(
            FeedPage page, ChangeFilter filter, @Nullable String lang, HttpServletRequest request) {
        ChangeWords words = new ChangeWords(Addresses.language(lang));
        return answers.answer(
                page, FEED, ChangeJson.bytes(JsonFeedDocument.of(page, addresses.base(request), filter, words)));
    }
}
