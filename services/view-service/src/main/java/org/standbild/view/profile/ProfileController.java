package org.standbild.view.profile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.view.answer.Answers;
import org.standbild.view.document.Format;
import org.standbild.view.document.Renditions;
import org.standbild.view.document.WholeDocument;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

@RestController
@RequestMapping("/api/profiles")
@Tag(name = "Reading", description = "The document at any point of the two clocks; everything published is public")
class ProfileController {

    private final Profiles profiles;
    private final WholeDocument document;
    private final Renditions renditions;
    private final Points points;

    ProfileController(Profiles profiles, WholeDocument document, Renditions renditions, Points points) {
        this.profiles = profiles;
        this.document = document;
        this.renditions = renditions;
        this.points = points;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The 17 profiles: 16 Länder and the federal chapter",
            description = "Each with its version, how fresh it is today and what was recorded last.")
    @ApiResponse(
            responseCode = "200",
            description = "17 profiles, the federal chapter first",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = Profiles.Listed.class))))
    ResponseEntity<byte[]> all() {
        return Answers.json(profiles.at(points.now()), false);
    }

    @GetMapping("/{code}")
    @Operation(
            summary = "A profile at a point of the two clocks",
            description =
                    "Without parameters: today, after all we know. The ETag then begins with the profile's version and is"
                            + " accepted as If-Match by a write. With both clocks named the answer never changes and may be kept for ever."
                            + " Accept chooses: JSON, text/markdown, text/csv (the entries), application/pdf (tagged) or text/html, which leads to the page.")
    @ApiResponse(
            responseCode = "200",
            description = "The profile; empty sections when nothing was known or in effect",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Profile.class)),
                @Content(mediaType = "text/markdown"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE)
            })
    @ApiResponse(responseCode = "303", description = "To the page, for who accepts text/html most", content = @Content)
    @ApiResponse(responseCode = "304", description = "The client has exactly this answer")
    @ApiResponse(responseCode = "400", description = "bad-parameter: a date that cannot be read", content = @Content)
    @ApiResponse(responseCode = "404", description = "no-such-profile: names the 17 codes", content = @Content)
    @ApiResponse(responseCode = "406", description = "not-acceptable: names the formats there are", content = @Content)
    ResponseEntity<byte[]> profile(
            @Parameter(description = "ISO 3166-2; DE is the federal chapter", example = "DE-HE") @PathVariable
                    String code,
            @Parameter(
                            description =
                                    "The day looked at (valid time), as EDTF; a period means its last day. Default: today in Berlin",
                            example = "2020-02")
                    @RequestParam(required = false)
                    @Nullable
                    String stand,
            @Parameter(
                            description =
                                    "As known at that instant (recorded time), or at the end of that day or period in Berlin. Default: all we know",
                            example = "2020-05-01")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt,
            @Parameter(description = "Of Markdown and PDF: de or en. Default: de", example = "en")
                    @RequestParam(required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept) {
        Format format = Format.wanted(accept);
        PointInTime point = points.at(stand, knownAt);
        ProfileCode wanted = points.profile(code);
        return switch (format) {
            case JSON -> json(wanted, point, Points.isNow(stand, knownAt));
            case HTML -> renditions.page("/laender/" + wanted.slug(), stand, knownAt);
            default -> renditions.of(document.at(point, wanted), point, format, language);
        };
    }

    private ResponseEntity<byte[]> json(ProfileCode code, PointInTime point, boolean isNow) {
        Profile profile = profiles.at(code, point);
        if (isNow) {
            return Answers.tagged(
                    profile, profile.version() + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(point.stand()));
        }
        return Answers.json(profile, point.settled());
    }
}
