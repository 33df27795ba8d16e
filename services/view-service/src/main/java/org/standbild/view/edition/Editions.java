package org.standbild.view.edition;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.Histories;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.EditionSignedOff;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;
import org.standbild.view.retraction.Retraction;
import org.standbild.webframe.Problem;

/** The editions that were published. */
@Component
public final class Editions {

    private final Histories histories;

    Editions(Histories histories) {
        this.histories = histories;
    }

    /** In the order of publication. A slug that is taken stays with the edition that was first. */
    public List<Edition> all() {
        List<RecordedChange> changes = Arrays.stream(ProfileCode.values())
                .flatMap(code -> histories.of(code).changes().stream())
                .sorted(Comparator.comparingLong(RecordedChange::position))
                .toList();
        Map<String, Retraction> retracted = Retraction.among(changes);
        Set<String> taken = new HashSet<>();
        return changes.stream()
                .filter(recorded ->
                        recorded.change() instanceof EditionPublished published && taken.add(published.edition()))
                .map(recorded -> edition(recorded, (EditionPublished) recorded.change(), changes, retracted))
                .toList();
    }

    public Optional<Edition> find(String slug) {
        return all().stream().filter(edition -> edition.edition().equals(slug)).findFirst();
    }

    /** The edition with that slug; a {@link Problem} that names those there are when there is none. */
    public Edition named(String slug) {
        return find(slug).orElseThrow(() -> noSuchEdition(slug));
    }

    /** Its document, byte by byte as it was hashed. */
    public byte[] document(Edition edition) {
        return CanonicalDocument.bytes(histories, edition.day(), edition.position());
    }

    public Verification verify(Edition edition) {
        String computed = CanonicalDocument.sha256(document(edition));
        return new Verification(
                edition.edition(),
                edition.sha256(),
                computed,
                computed.equalsIgnoreCase(edition.sha256()),
                edition.position());
    }

    private static Edition edition(
            RecordedChange recorded,
            EditionPublished published,
            List<RecordedChange> changes,
            Map<String, Retraction> retracted) {
        return new Edition(
                published.edition(),
                published.title(),
                published.stand(),
                lastDay(published.stand()),
                published.position(),
                published.sha256(),
                recorded.recordedAt(),
                recorded.position(),
                retracted.get(recorded.eventId()),
                changes.stream()
                        .filter(change -> !retracted.containsKey(change.eventId()))
                        .filter(change -> change.change() instanceof EditionSignedOff signedOff
                                && signedOff.edition().equals(published.edition()))
                        .map(Editions::signedOff)
                        .toList());
    }

    private static LocalDate lastDay(Stand stand) {
        return Objects.requireNonNullElseGet(stand.edtf().lastDay(), stand::takesEffect);
    }

    private static Edition.SignedOff signedOff(RecordedChange recorded) {
        EditionSignedOff change = (EditionSignedOff) recorded.change();
        return new Edition.SignedOff(
                change.profile(),
                change.coordination(),
                change.answer(),
                change.remarks(),
                change.stand(),
                recorded.recordedAt(),
                recorded.position());
    }

    private Problem noSuchEdition(String slug) {
        List<String> known = all().stream().map(Edition::edition).toList();
        String names = String.join(", ", known);
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-edition",
                        new Text("Diese Ausgabe gibt es nicht", "There is no such edition"),
                        known.isEmpty()
                                ? new Text("Noch ist keine Ausgabe veröffentlicht.", "No edition is published yet.")
                                : new Text(
                                        "„" + slug + "“ ist keine Ausgabe. Es gibt: " + names + ".",
                                        "\"" + slug + "\" is no edition. There are: " + names + "."))
                .with("value", slug)
                .with("known", known);
    }
}
