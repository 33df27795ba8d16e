package org.standbild.feed.atom;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
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
import org.standbild.feed.change.ChangeWords;
import org.standbild.feed.change.FilterParameters;

/** The newest changes, and from there every archive document back to the first. */
@RestController
@Tag(name = "Feeds")
class AtomFeed {

    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    private final FeedPages pages;
    private final Addresses addresses;
    private final FeedAnswers answers;

    AtomFeed(FeedPages pages, Addresses addresses, FeedAnswers answers) {
        this.pages = pages;
        this.addresses = addresses;
        this.answers = answers;
    }

    @GetMapping("/feeds/changes.atom")
    @Operation(
            summary = "The newest changes as an Atom feed",
            description =
                    "prev-archive leads to older documents, each of which never changes (RFC 5005); retracted changes are"
                            + " deleted entries (RFC 6721).")
    @FilterParameters
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/atom+xml"))
    ResponseEntity<byte[]> newest(
            @Parameter(description = "de or en, default de") @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) HttpServletRequest request) {
        ChangeFilter filter = ChangeFilter.of(request.getParameterMap());
        return answer(pages.newest(filter), filter, lang, request);
    }

    @GetMapping("/feeds/changes/{first:\\d{1,18}}-{last:\\d{1,18}}.atom")
    @Operation(summary = "An archive document of the Atom feed: the changes at those positions")
    @FilterParameters
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/atom+xml"))
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
        return answers.answer(page, ATOM, AtomDocument.of(page, addresses.base(request), filter, words));
    }
}
