package org.standbild.editorial.upload;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.document.ProfileFile;
import org.standbild.editorial.document.UnsoundDocument;
import org.standbild.editorial.proposal.DraftProposal;
import org.standbild.editorial.proposal.Examination;
import org.standbild.editorial.proposal.ProposalIds;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Edtf;
import org.standbild.profile.History;
import org.standbild.profile.NotEdtf;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Words;

/** Holds a file against its profile, and makes a draft of what differs. */
@Component
@PropertySource("classpath:org/standbild/editorial/upload/defaults.properties")
class Uploads {

    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_CHANGES = 200;

    private final CommandGateway commands;
    private final Histories histories;
    private final Clock clock;

    Uploads(CommandGateway commands, Histories histories, Clock clock) {
        this.commands = commands;
        this.histories = histories;
        this.clock = clock;
    }

    /** How a file is written. */
    enum File {
        YAML,
        CSV
    }

    /** A file and what can be said of its changes before anybody decides. */
    record Tried(Compared compared, Examination examination) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Words.ZONE);
    }

    /** The last day of a Stand in EDTF; today when it is absent. */
    LocalDate day(@Nullable String stand) {
        if (stand == null || stand.isBlank()) {
            return today();
        }
        try {
            LocalDate last = Edtf.of(stand.strip()).lastDay();
            if (last != null) {
                return last;
            }
        } catch (NotEdtf e) {
            throw Problem.badParameter("stand", e.reason());
        }
        throw Problem.badParameter("stand", new Text("hat kein Ende", "has no end"));
    }

    /**
     * @param day the Stand that a table shows
     * @throws UnsoundFile naming line and column of each mistake
     * @throws Problem when the file is too large
     */
    Tried tried(ProfileCode code, File file, byte[] body, LocalDate day) {
        if (body.length > LARGEST) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    new Text("Die Datei ist zu groß", "The file is too large"),
                    new Text("Die Datei ist zu groß: höchstens 1 MiB.", "The file is too large: at most 1 MiB."));
        }
        History current = histories.of(code);
        String text = text(body);
        Compared compared =
                switch (file) {
                    case CSV -> TableDifferences.between(current, day, today(), Table.read(code, text));
                    case YAML -> Differences.between(current, yaml(code, text)).compared(current.version());
                };
        return new Tried(compared, Examination.of(current, compared.baseVersion(), compared.changes()));
    }

    /**
     * @param note what the proposal is about; absent: that it comes from a file
     * @return id of the draft
     * @throws Problem when there are too many differences for one proposal
     */
    String draft(
            ProfileCode code, Tried tried, @Nullable String note, Actor actor, @Nullable IdempotentRequest request) {
        requireFew(tried.compared().changes().size());
        String id = ProposalIds.next(actor, request);
        commands.sendAndWait(new DraftProposal(
                id,
                actor,
                code,
                Objects.requireNonNullElse(note, "Abgleich mit der hochgeladenen Datei"),
                tried.compared().changes(),
                tried.compared().baseVersion(),
                request));
        return id;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnsoundFile(
                    List.of(Misplaced.at(1, 1, "ist keine Textdatei in UTF-8", "is no text file in UTF-8")));
        }
    }

    private static List<ProfileChange> yaml(ProfileCode code, String text) {
        List<ProfileChange> changes;
        try {
            changes = ProfileFile.read(code + ".yaml", new StringReader(text));
        } catch (UnsoundDocument unsound) {
            throw new UnsoundFile(unsound.mistakes().stream()
                    .map(mistake -> new Misplaced(mistake.line(), mistake.column(), mistake.reason()))
                    .toList());
        }
        if (changes.stream().anyMatch(change -> change.profile() != code)) {
            throw new UnsoundFile(
                    List.of(Misplaced.at(1, 1, "profile: erwartet wird " + code, "profile: expected is " + code)));
        }
        return changes;
    }

    private static void requireFew(int changes) {
        if (changes > MOST_CHANGES) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "too-many-differences",
                    new Text("Zu viele Unterschiede für einen Vorschlag", "Too many differences for one proposal"),
                    new Text(
                            changes + " Unterschiede; ein Vorschlag hat höchstens " + MOST_CHANGES
                                    + ". Bitte die Datei in Schritten angleichen.",
                            changes + " differences; a proposal has at most " + MOST_CHANGES
                                    + ". Please change the file step by step."));
        }
    }
}
