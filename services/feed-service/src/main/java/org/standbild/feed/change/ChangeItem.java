package org.standbild.feed.change;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Review;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;

/**
 * One public change as every channel tells it: what was recorded, and what it made of the profile.
 *
 * <p>All but {@link #retractedBy} follows from the log up to this change, so an item that was told once reads the same for ever.
 *
 * @param position its place in the log; what a reader resumes after
 * @param eventId never changes; what a reader recognises repetitions by
 * @param takesEffect the day from which it shows, and on which {@code differences} were seen
 * @param entry slug of the entry it is about; absent when it is about several, a section, the profile or an edition. A retraction is about
 *     what its change was about
 * @param title of that entry after the change
 * @param sections in which what it is about is mentioned, in the document's order
 * @param change the change with its own fields, as it would be recorded; in JSON they stand beside the others
 * @param differences empty when nothing that a reader sees differs
 * @param retracts only of a retraction
 * @param retractedBy absent while the change counts; never in a feed or stream, which tell the retraction itself
 * @param entries all entries it is about
 * @param kinds their kinds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "position",
    "eventId",
    "profile",
    "profileName",
    "type",
    "label",
    "class",
    "stand",
    "takesEffect",
    "recordedAt",
    "review",
    "entry",
    "title",
    "kind",
    "sections",
    "differences",
    "retracts",
    "retractedBy",
    "links"
})
public record ChangeItem(
        long position,
        String eventId,
        @Schema(type = "string", example = "DE-HH") ProfileCode profile,
        String profileName,
        @Schema(example = "ProgrammeStarted") String type,
        Text label,
        @JsonProperty("class") ChangeClass changeClass,
        Stand stand,
        LocalDate takesEffect,
        Instant recordedAt,
        Review review,
        @Nullable String entry,
        @Nullable Text title,
        @Nullable Kind kind,
        List<Section> sections,
        @JsonIgnore Map<String, Object> change,
        List<ItemDifference> differences,
        @Nullable Retracted retracts,
        @Nullable Retraction retractedBy,
        Links links,
        @JsonIgnore Set<String> entries,
        @JsonIgnore Set<Kind> kinds) {

    private static final Set<String> COMMON = Arrays.stream(ChangeItem.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * The change that a retraction takes back.
     *
     * @param position absent when the log holds no such change
     * @param replacedBy event id of the change that says it right
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retracted(
            @Nullable Long position,
            String eventId,
            String reason,
            @Nullable String replacedBy) {}

    /** The retraction that took a change back. */
    public record Retraction(long position, String eventId, Instant recordedAt, String reason) {}

    /**
     * Where to read more; paths below the service's address.
     *
     * @param page the profile's page, at the entry
     * @param comparison the page that compares the knowledge before and after this change, for the day it takes effect
     * @param data the same comparison as JSON
     */
    public record Links(String self, String page, String comparison, String data) {}

    /** The fields of the change that no other member says, or that have another meaning there. */
    @JsonAnyGetter
    Map<String, Object> ownFields() {
        Map<String, Object> own = new LinkedHashMap<>(change);
        own.keySet().removeAll(COMMON);
        return own;
    }

    /** Its name in feeds, for ever. */
    public String urn() {
        return "urn:standbild:change:" + eventId;
    }

    ChangeItem retractedBy(@Nullable Retraction retraction) {
        return new ChangeItem(
                position,
                eventId,
                profile,
                profileName,
                type,
                label,
                changeClass,
                stand,
                takesEffect,
                recordedAt,
                review,
                entry,
                title,
                kind,
                sections,
                change,
                differences,
                retracts,
                retraction,
                links,
                entries,
                kinds);
    }
}
