package org.standbild.editorial.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.standbild.editorial.proposal.InMemoryProfiles.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Role;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.change.OtherBody;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;

class ProposalTest {

    private static final String ID = "proposal-5f0c3c1e-6f1b-4a38-9d5e-0c9a3a1f2b3c";
    private static final Actor ANNA = new Actor("anna", Set.of(Role.EDITOR), Set.of(ProfileCode.DE_HE));
    private static final Actor BEN =
            new Actor("ben", Set.of(Role.EDITOR), Set.of(ProfileCode.DE_HE, ProfileCode.DE_SN));
    private static final Actor IN_SACHSEN = new Actor("carl", Set.of(Role.EDITOR), Set.of(ProfileCode.DE_SN));
    private static final Actor RUTH = new Actor("ruth", Set.of(Role.REVIEWER), Set.of());
    private static final Actor ROOT = new Actor("root", EnumSet.allOf(Role.class), EnumSet.allOf(ProfileCode.class));
    private static final Actor ADMIN = new Actor("admin", Set.of(Role.ADMIN), Set.of());

    private static final JsonNode PROGRAMME = json("""
            [{type: 'ProgrammeAnnounced', stand: {edtf: '2020-22', asPrinted: 'Sommer 2020'}, entry: 'pilotprogramm-pflege',
              title: {de: 'Pilotprogramm Pflege'}, sections: ['LANDESREGIERUNG'], commitment: 'FIRM',
              sources: [{title: 'Pressemitteilung der Landesregierung', url: 'https://example.org/pm'}]}]""");
    private static final JsonNode UNFINISHED = json("[{type: 'ProgrammeAnnounced', titel: ''}]");

    private AggregateTestFixture<Proposal> fixture;
    private InMemoryProfiles profiles;

    @BeforeEach
    void hessen() {
        profiles = InMemoryProfiles.hessen();
        fixture = new AggregateTestFixture<>(Proposal.class);
        fixture.registerInjectableResource(profiles);
    }

    // --- drafting

    @Test
    void whoeverIsAssignedToALandBeginsAProposalForIt() {
        fixture.givenNoPriorActivity()
                .when(draft(ANNA, "Neues Programm", PROGRAMME))
                .expectEvents(new ProposalDrafted(ID, ProfileCode.DE_HE, "Neues Programm", PROGRAMME, 3))
                .expectResultMessagePayload(1L);
    }

    @Test
    void whoeverIsNotAssignedToALandDoesNot() {
        for (Actor actor : List.of(IN_SACHSEN, ADMIN)) {
            refused(
                    Rule.NOT_ASSIGNED,
                    new AggregateTestFixture<>(Proposal.class)
                            .registerInjectableResource(profiles)
                            .givenNoPriorActivity()
                            .when(draft(actor, "Neues Programm", PROGRAMME)));
        }
    }

    @Test
    void aDraftMayBeUnfinished() {
        fixture.givenNoPriorActivity()
                .when(draft(ANNA, null, UNFINISHED))
                .expectEvents(new ProposalDrafted(ID, ProfileCode.DE_HE, null, UNFINISHED, 3));
    }

    @Test
    void nobodyHasSeenAVersionThatTheProfileDoesNotHave() {
        refused(
                Rule.UNKNOWN_BASE,
                fixture.givenNoPriorActivity()
                        .when(new DraftProposal(ID, ANNA, ProfileCode.DE_HE, "Neu", PROGRAMME, 4L, null)));
    }

    @Test
    void aDraftBegunTwiceWithTheSameKeyIsOneDraft() {
        IdempotentRequest request = new IdempotentRequest("k", "hash");
        DraftProposal command = new DraftProposal(ID, ANNA, ProfileCode.DE_HE, "Neu", PROGRAMME, null, request);
        fixture.givenCommands(command).when(command).expectNoEvents().expectResultMessagePayload(1L);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        fixture.givenCommands(new DraftProposal(
                        ID, ANNA, ProfileCode.DE_HE, "Neu", PROGRAMME, null, new IdempotentRequest("k", "hash")))
                .when(new DraftProposal(
                        ID, ANNA, ProfileCode.DE_HE, "Anders", PROGRAMME, null, new IdempotentRequest("k", "other")))
                .expectException(OtherBody.class)
                .expectNoEvents();
    }

    @Test
    void aColleagueMayReviseADraft() {
        given(draft(ANNA, "Neu", UNFINISHED))
                .when(new ReviseDraft(ID, 1, BEN, "Neues Programm", PROGRAMME, null, null))
                .expectEvents(new DraftRevised(ID, "Neues Programm", PROGRAMME, 3));
    }

    @Test
    void whoHasNotSeenTheNewestVersionOverwritesNothing() {
        given(draft(ANNA, "Neu", UNFINISHED), revise(2 - 1, BEN))
                .when(new ReviseDraft(ID, 1, ANNA, "Anders", UNFINISHED, null, null))
                .expectException(exception(
                        Stale.class,
                        stale -> stale.expected() == 1
                                && stale.actual() == 2
                                && stale.meanwhile().get(0).person().equals("ben")))
                .expectNoEvents();
    }

    @Test
    void whatIsUnderReviewIsNotRevised() {
        refused(Rule.UNDER_REVIEW, submitted().when(revise(2, ANNA)));
    }

    // --- submitting

    @Test
    void aCompleteDraftIsSubmitted() {
        given(draft(ANNA, "Neues Programm", PROGRAMME))
                .when(new SubmitProposal(ID, 1, ANNA, null))
                .expectEvents(new ProposalSubmitted(ID));
    }

    @Test
    void anUnfinishedDraftIsNotSubmittedAndEveryMistakeIsNamed() {
        given(draft(ANNA, "Neues Programm", UNFINISHED))
                .when(new SubmitProposal(ID, 1, ANNA, null))
                .expectException(exception(
                        Refused.class,
                        refused -> refused.rule() == Rule.NOT_FIT
                                && refused.mistakes().stream()
                                        .map(Mistake::pointer)
                                        .toList()
                                        .containsAll(
                                                List.of("/changes/0/stand", "/changes/0/entry", "/changes/0/titel"))))
                .expectNoEvents();
    }

    @Test
    void withoutANoteOrAChangeOrASourceNothingIsSubmitted() {
        refused(Rule.NO_NOTE, given(draft(ANNA, " ", PROGRAMME)).when(new SubmitProposal(ID, 1, ANNA, null)));
        hessen();
        refused(Rule.NO_CHANGE, given(draft(ANNA, "Neu", json("[]"))).when(new SubmitProposal(ID, 1, ANNA, null)));
        hessen();
        refused(
                Rule.NO_SOURCE,
                given(
                                draft(
                                        ANNA,
                                        "Geprüft",
                                        json(
                                                "[{type: 'SectionChecked', stand: {edtf: '2020-06'}, sections: ['GEPLANT']},"
                                                        + " {type: 'StatementRecorded', stand: {edtf: '2020-06'}, entry: 'x', summary: {de: 'X'}, sections: ['BA']}]")))
                        .when(new SubmitProposal(ID, 1, ANNA, null)));
    }

    @Test
    void whoFoundNothingToChangeNeedsNoNewSource() {
        given(draft(
                        ANNA,
                        "Geprüft",
                        json("[{type: 'SectionChecked', stand: {edtf: '2020-06'}, sections: ['GEPLANT']}]")))
                .when(new SubmitProposal(ID, 1, ANNA, null))
                .expectEvents(new ProposalSubmitted(ID));
    }

    @Test
    void aChangeThatDoesNotFitTheProfileIsNotSubmitted() {
        given(
                        draft(
                                ANNA,
                                "Ende",
                                json(
                                        "[{type: 'ProgrammeEnded', stand: {edtf: '2020-06'}, entry: 'gibt-es-nicht', sources: [{title: 'x'}]}]")))
                .when(new SubmitProposal(ID, 1, ANNA, null))
                .expectException(exception(
                        Refused.class,
                        refused -> refused.mistakes().get(0).rule().equals("no-such-entry")))
                .expectNoEvents();
    }

    // --- deciding

    @Test
    void anEditorCannotApproveHerOwnProposal() {
        refused(Rule.NOT_A_REVIEWER, submitted().when(approve(2, ANNA)));
    }

    @Test
    void aReviewerCannotApproveRejectOrReturnHerOwnProposalNotEvenAsAdministrator() {
        for (ProposalCommand command : List.of(
                approve(2, ROOT),
                new RejectProposal(ID, 2, ROOT, "Nein", null),
                new RequestChanges(ID, 2, ROOT, "Bitte anders", null))) {
            hessen();
            refused(
                    Rule.OWN_PROPOSAL,
                    given(draft(ROOT, "Neu", PROGRAMME), new SubmitProposal(ID, 1, ROOT, null))
                            .when(command));
        }
    }

    @Test
    void whoHelpedToWriteAProposalCannotApproveIt() {
        refused(
                Rule.OWN_PROPOSAL,
                given(draft(ANNA, "Neu", UNFINISHED), revise(1, RUTH), new SubmitProposal(ID, 2, ANNA, null))
                        .when(approve(3, RUTH)));
    }

    @Test
    void anAdministratorWhoIsNoReviewerDecidesNothing() {
        refused(Rule.NOT_A_REVIEWER, submitted().when(approve(2, ADMIN)));
    }

    @Test
    void aSecondPersonApprovesAndTheChangesAreRecordedAsTheAuthorsReviewedByHer() {
        submitted()
                .when(approve(2, RUTH))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new ProposalApproved(ID, List.of(ChangeClass.DEVELOPMENT)));
        assertThat(profiles.recorded()).singleElement().satisfies(decided -> {
            assertThat(decided.metaData())
                    .containsEntry("actor", "anna")
                    .containsEntry("approver", "ruth")
                    .containsEntry("review", "REVIEWED")
                    .containsEntry("proposal", ID)
                    .containsEntry("class", "DEVELOPMENT");
            assertThat(decided.change().profile()).isEqualTo(ProfileCode.DE_HE);
        });
    }

    @Test
    void whatWasNotSubmittedIsNotApproved() {
        refused(Rule.NOT_SUBMITTED, given(draft(ANNA, "Neu", PROGRAMME)).when(approve(1, RUTH)));
    }

    @Test
    void anApprovalSentAgainIsAnsweredAgain() {
        ApproveProposal command = new ApproveProposal(ID, 2, RUTH, List.of(), new IdempotentRequest("k", "hash"));
        given(draft(ANNA, "Neu", PROGRAMME), new SubmitProposal(ID, 1, ANNA, null), command)
                .when(command)
                .expectNoEvents()
                .expectResultMessagePayload(3L);
        assertThat(profiles.recorded()).hasSize(1);
    }

    @Test
    void afterChangesWereRequestedTheAuthorRevisesAndSubmitsAgain() {
        given(
                        draft(ANNA, "Neu", PROGRAMME),
                        new SubmitProposal(ID, 1, ANNA, null),
                        new RequestChanges(ID, 2, RUTH, "Bitte mit Quelle", null),
                        revise(3, ANNA),
                        new SubmitProposal(ID, 4, ANNA, null))
                .when(approve(5, RUTH))
                .expectEvents(new ProposalApproved(ID, List.of(ChangeClass.DEVELOPMENT)));
    }

    @Test
    void aRejectedProposalIsClosed() {
        for (ProposalCommand command : List.of(
                revise(3, ANNA),
                new SubmitProposal(ID, 3, ANNA, null),
                new WithdrawProposal(ID, 3, ANNA, null, null),
                new CommentOnProposal(ID, 3, ANNA, "Schade", null, null))) {
            hessen();
            refused(
                    Rule.CLOSED,
                    given(
                                    draft(ANNA, "Neu", PROGRAMME),
                                    new SubmitProposal(ID, 1, ANNA, null),
                                    new RejectProposal(ID, 2, RUTH, "Steht schon da", null))
                            .when(command));
        }
    }

    @Test
    void onlyWhoWroteItWithdrawsIt() {
        submitted().when(new WithdrawProposal(ID, 2, ANNA, null, null)).expectEvents(new ProposalWithdrawn(ID, null));
        hessen();
        refused(Rule.NOT_THE_AUTHOR, submitted().when(new WithdrawProposal(ID, 2, RUTH, null, null)));
    }

    @Test
    void aCommentMaySayWhichFieldItIsAbout() {
        submitted()
                .when(new CommentOnProposal(ID, 2, RUTH, "Sommer oder Herbst?", "/changes/0/stand", null))
                .expectEvents(new ProposalCommented(ID, "Sommer oder Herbst?", "/changes/0/stand"));
    }

    // --- the class of a change

    @ParameterizedTest
    @ValueSource(strings = {"DEVELOPMENT", "CORRECTION"})
    void theReviewerMaySayThatAChangeIsACorrection(ChangeClass confirmed) {
        submitted()
                .when(new ApproveProposal(ID, 2, RUTH, List.of(confirmed), null))
                .expectEvents(new ProposalApproved(ID, List.of(confirmed)));
        assertThat(profiles.recorded().get(0).metaData()).containsEntry("class", confirmed.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"title.de", "dates.last_updated", "roles", "kind"})
    void whatAltersAFactIsNeverEditorial(String field) {
        String after = field.equals("roles")
                ? "[{role: 'RESPONSIBLE', body: 'Ministerium'}]"
                : field.startsWith("dates") ? "'2020'" : field.equals("kind") ? "'PROGRAMME'" : "'Offensive'";
        refused(Rule.NOT_EDITORIAL, classified(correction(field, after, ""), ChangeClass.EDITORIAL));
    }

    @Test
    void anewSourceIsNeverEditorial() {
        refused(
                Rule.NOT_EDITORIAL,
                classified(
                        correction("summary.de", "'Bündelt die Vorhaben.'", "{title: 'Neue Quelle'}"),
                        ChangeClass.EDITORIAL));
    }

    @Test
    void otherWordsForTheSameFactMayBeEditorial() {
        classified(
                        correction("summary.de", "'Bündelt die Vorhaben.'", "{title: 'Strategiepapier'}"),
                        ChangeClass.EDITORIAL)
                .expectEvents(new ProposalApproved(ID, List.of(ChangeClass.EDITORIAL)));
    }

    @Test
    void nothingButACheckIsChecked() {
        refused(
                Rule.NOT_CHECKED,
                submitted().when(new ApproveProposal(ID, 2, RUTH, List.of(ChangeClass.CHECKED), null)));
    }

    @Test
    void everyChangeHasOneClass() {
        refused(
                Rule.CLASS_MISSING,
                submitted().when(new ApproveProposal(ID, 2, RUTH, Arrays.asList(null, null), null)));
        hessen();
        submitted()
                .when(new ApproveProposal(ID, 2, RUTH, Collections.singletonList(null), null))
                .expectEvents(new ProposalApproved(ID, List.of(ChangeClass.DEVELOPMENT)));
    }

    // --- somebody was faster

    @Test
    void aProposalThatWouldOverwriteWhatWasRecordedMeanwhileIsNotApproved() {
        TestExecutor<Proposal> given = given(
                draft(
                        ANNA,
                        "Name",
                        correction("title.de", "'Fachkräfteoffensive Hessen'", "{title: 'Strategiepapier'}")),
                new SubmitProposal(ID, 1, ANNA, null));
        profiles.know(
                ProfileCode.DE_HE,
                correction("title.de", "'Offensive für Fachkräfte'", "").toString());
        given.when(approve(2, RUTH))
                .expectException(exception(
                        Refused.class,
                        refused -> refused.rule() == Rule.CONFLICTING
                                && refused.conflicts().get(0).theirs().equals("Offensive für Fachkräfte")
                                && refused.conflicts().get(0).yours().equals("Fachkräfteoffensive Hessen")
                                && refused.conflicts().get(0).base().equals("Hessische Fachkräfteoffensive")))
                .expectNoEvents();
        assertThat(profiles.recorded()).isEmpty();
    }

    @Test
    void aProposalThatNoLongerFitsIsNotApproved() {
        TestExecutor<Proposal> given = submitted();
        profiles.know(ProfileCode.DE_HE, """
                [{type: 'ProgrammeStarted', stand: {edtf: '2020-05'}, entry: 'pilotprogramm-pflege', title: {de: 'Pilot'}, sections: ['LANDESREGIERUNG']}]""");
        given.when(approve(2, RUTH))
                .expectException(exception(
                        Refused.class,
                        refused -> refused.rule() == Rule.NOT_FIT
                                && refused.mistakes().get(0).rule().equals("already-running")))
                .expectNoEvents();
    }

    // --- helpers

    private static DraftProposal draft(Actor author, @Nullable String note, JsonNode changes) {
        return new DraftProposal(ID, author, ProfileCode.DE_HE, note, changes, null, null);
    }

    private static ReviseDraft revise(long version, Actor actor) {
        return new ReviseDraft(ID, version, actor, "Neues Programm", PROGRAMME, null, null);
    }

    private static ApproveProposal approve(long version, Actor actor) {
        return new ApproveProposal(ID, version, actor, List.of(), null);
    }

    private static JsonNode correction(String field, String after, String source) {
        return json(
                "[{type: 'EntryCorrected', stand: {edtf: '2020-02'}, entry: 'hessische-fachkraefteoffensive', field: '"
                        + field + "', after: " + after + ", reason: 'Schreibweise', sources: [" + source + "]}]");
    }

    private ResultValidator<Proposal> classified(JsonNode changes, ChangeClass confirmed) {
        JsonNode twice = changes.deepCopy();
        if (changes.get(0).get("sources").isEmpty()) {
            twice = json(
                    "[" + changes.get(0)
                            + ", {type: 'SectionChecked', stand: {edtf: '2020-06'}, sections: ['GEPLANT'], sources: [{title: 'x'}]}]");
        }
        List<@Nullable ChangeClass> classes =
                twice.size() == 1 ? List.of(confirmed) : Arrays.asList(confirmed, (ChangeClass) null);
        return given(draft(ANNA, "Name", twice), new SubmitProposal(ID, 1, ANNA, null))
                .when(new ApproveProposal(ID, 2, RUTH, classes, null));
    }

    private TestExecutor<Proposal> submitted() {
        return given(draft(ANNA, "Neues Programm", PROGRAMME), new SubmitProposal(ID, 1, ANNA, null));
    }

    private TestExecutor<Proposal> given(Object... commands) {
        return fixture.givenCommands(commands);
    }

    private static void refused(Rule rule, ResultValidator<Proposal> result) {
        result.expectException(exception(Refused.class, refused -> refused.rule() == rule))
                .expectNoEvents();
    }

    private static <T> Matcher<T> exception(Class<T> type, java.util.function.Predicate<T> holds) {
        return matches(thrown -> type.isInstance(thrown) && holds.test(type.cast(thrown)));
    }
}
