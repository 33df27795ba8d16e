package org.standbild.view.timeline;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;
import org.standbild.view.answer.Answers;
import org.standbild.view.comparison.EntryDifference;
import org.standbild.view.comparison.SectionDifference;
import org.standbild.view.retraction.Retraction;
import tools.jackson.databind.JsonNode;

/**
 * A change as the timeline's JSON has it.
 *
 * @param own the change's fields that not every change has, members of the change itself
 */
@Schema(
        description =
                "A change with its own fields (those of its type), and what the log and the timeline add. Title, kind and sections are those of its entry after the change.",
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record TimelineChange(
        long position,
        String eventId,
        @Schema(example = "ProgrammeStarted") String type,
        Text label,
        @JsonProperty("class") ChangeClass changeClass,
        Stand stand,
        Instant recordedAt,
        Review review,
        ProfileCode profile,
        @Nullable String entry,
        @Nullable Text title,
        @Nullable Kind kind,
        List<Section> sections,
        @JsonAnyGetter @Schema(hidden = true) Map<String, JsonNode> own,
        @Nullable Retraction retractedBy,
        List<EntryDifference> differences,
        List<SectionDifference> sectionDifferences) {

    private static final Set<String> COMMON = Arrays.stream(TimelineChange.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    static TimelineChange of(TimelineItem item) {
        RecordedChange recorded = item.recorded();
        return new TimelineChange(
                recorded.position(),
                recorded.eventId(),
                item.type().typeName(),
                item.type().label(),
                recorded.changeClass(),
                recorded.change().stand(),
                recorded.recordedAt(),
                recorded.review(),
                recorded.change().profile(),
                item.entry(),
                item.title(),
                item.kind(),
                item.sections(),
                own(recorded.change()),
                item.retractedBy(),
                item.differences(),
                item.sectionDifferences());
    }

    private static Map<String, JsonNode> own(ProfileChange change) {
        Map<String, JsonNode> own = new LinkedHashMap<>();
        Answers.tree(change).properties().forEach(field -> own.put(field.getKey(), field.getValue()));
        own.keySet().removeAll(COMMON);
        return own;
    }
}
