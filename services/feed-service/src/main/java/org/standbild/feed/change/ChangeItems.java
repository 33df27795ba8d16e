package org.standbild.feed.change;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.ChangeType;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;

/** The public changes as items. Each is worked out once and kept, because it never reads differently. */
@Component
public class ChangeItems {

    private final Histories histories;
    private final Map<Long, ChangeItem> told = new ConcurrentHashMap<>();
    private final Map<ProfileCode, Retractions> retractions = new ConcurrentHashMap<>();

    public ChangeItems(Histories histories) {
        this.histories = histories;
    }

    /** The newest position up to which everything is here; -1 when nothing is. */
    public long head() {
        return histories.position();
    }

    /** As it was told when it was recorded; empty when there is no public change at that position, or not yet. */
    public Optional<ChangeItem> at(long position) {
        return position > head() ? Optional.empty() : histories.change(position).map(this::of);
    }

    /** Those after one position and up to another, as they were told when they were recorded, oldest first; worked out one by one. */
    public Stream<ChangeItem> between(long after, long upTo) {
        return histories.after(after).stream()
                .takeWhile(change -> change.position() <= upTo)
                .map(this::of);
    }

    /** The position of the last change that was recorded before that instant; -1 when none was. */
    public long lastBefore(Instant instant) {
        long last = -1;
        for (RecordedChange change : histories.after(-1)) {
            if (!change.recordedAt().isBefore(instant)) {
                break;
            }
            last = change.position();
        }
        return last;
    }

    /**
     * Of a retraction the change that it takes back; where that is a retraction too, also the change that counts again thereby, and so on
     * in turns. Empty for anything else.
     */
    public Stream<ChangeItem> retractedThrough(ChangeItem item) {
        return Stream.iterate(
                        retractedDirectly(item), Optional::isPresent, last -> last.flatMap(this::retractedDirectly))
                .flatMap(Optional::stream);
    }

    /**
     * Whether a subscriber is told at this item: it fits the filter, or something that fits counts no longer, or again, because of it. So
     * nobody is left with what was taken back, although a retraction is a correction whatever it retracts.
     */
    public boolean concerns(ChangeItem item, ChangeFilter filter) {
        return filter.matches(item) || retractedThrough(item).anyMatch(filter::matches);
    }

    /** Of a retraction that does not fit the filter itself: what does, and counts no longer. */
    public Optional<Deleted> deleted(ChangeItem item, ChangeFilter filter) {
        if (filter.matches(item)) {
            return Optional.empty();
        }
        boolean takenBack = true;
        for (ChangeItem before : (Iterable<ChangeItem>) retractedThrough(item)::iterator) {
            if (filter.matches(before)) {
                return takenBack ? Optional.of(Deleted.of(before, item)) : Optional.empty();
            }
            takenBack = !takenBack;
        }
        return Optional.empty();
    }

    private Optional<ChangeItem> retractedDirectly(ChangeItem item) {
        Long position = item.retracts() == null ? null : item.retracts().position();
        return position == null || position >= item.position() ? Optional.empty() : at(position);
    }

    /** The same, and by what it was taken back, if it was: as it reads today. */
    public ChangeItem today(ChangeItem item) {
        Retractions known = retractions.compute(item.profile(), (profile, earlier) -> {
            History history = histories.of(profile);
            return earlier != null && earlier.areOf(history) ? earlier : Retractions.in(history);
        });
        ChangeItem.Retraction retraction = known.of(item.eventId());
        return retraction == null ? item : item.retractedBy(retraction);
    }

    private ChangeItem of(RecordedChange recorded) {
        ChangeItem item = told.get(recorded.position());
        if (item == null) {
            item = tell(recorded);
            told.put(recorded.position(), item);
        }
        return item;
    }

    private ChangeItem tell(RecordedChange recorded) {
        ProfileChange change = recorded.change();
        History history = histories.of(change.profile());
        ChangeType type = ChangeType.of(change);
        Effect effect = Effect.of(recorded, history);
        return new ChangeItem(
                recorded.position(),
                recorded.eventId(),
                change.profile(),
                change.profile().label().de(),
                type.typeName(),
                type.label(),
                recorded.changeClass(),
                change.stand(),
                effect.day(),
                recorded.recordedAt(),
                recorded.review(),
                effect.entry(),
                effect.title(),
                effect.kind(),
                effect.sections(),
                ChangeJson.fields(change),
                effect.differences(),
                retracted(change, history),
                null,
                links(recorded, effect),
                effect.entries(),
                effect.kinds());
    }

    private static ChangeItem.@Nullable Retracted retracted(ProfileChange change, History history) {
        if (!(change instanceof ChangeRetracted retraction)) {
            return null;
        }
        Long position = history.changes().stream()
                .filter(other -> other.eventId().equals(retraction.retracts()))
                .map(RecordedChange::position)
                .findFirst()
                .orElse(null);
        return new ChangeItem.Retracted(position, retraction.retracts(), retraction.reason(), retraction.replacedBy());
    }

    private static ChangeItem.Links links(RecordedChange recorded, Effect effect) {
        ProfileCode profile = recorded.change().profile();
        String page = "/laender/" + profile.slug();
        String anchor = effect.entry() == null ? "" : "#entry-" + encoded(effect.entry());
        String points = points(effect.day(), recorded.recordedAt());
        return new ChangeItem.Links(
                "/api/changes/" + recorded.position(),
                page + anchor,
                page + "/vergleich" + points + anchor,
                "/api/profiles/" + profile.code() + "/comparison" + points);
    }

    /** The same day twice: as known just before, and as known since. */
    private static String points(LocalDate day, Instant recordedAt) {
        return "?fromStand=" + day + "&fromKnownAt=" + recordedAt.minusNanos(1) + "&toStand=" + day + "&toKnownAt="
                + recordedAt;
    }

    private static String encoded(String slug) {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }
}
