package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.standbild.editorial.document.ProfileFile;
import org.standbild.profile.EntryChange;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Source;

/**
 * The shipped document, file by file. That ids are unique, entries stand in a section, plans say how firm they are and references lead
 * somewhere, the rules see to when a file is read.
 */
class DocumentIsSoundTest {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

    @ParameterizedTest
    @EnumSource
    void everyProfileReadsAndObeysTheRules(ProfileCode code) throws IOException {
        assertThat(changes(code)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyEntryHasATitleAndASummaryInBothLanguages(ProfileCode code) throws IOException {
        assertThat(entryChanges(code)
                        .filter(change -> change.title() != null && change.kind() != Kind.REFERENCE)
                        .filter(change -> change.title().en() == null
                                || change.summary() != null && change.summary().en() == null)
                        .map(EntryChange::entry))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theYearsOfEveryPrintedDateAreThoseOfItsEdtf(ProfileCode code) throws IOException {
        List<String> wrong = new ArrayList<>();
        entryChanges(code).forEach(change -> change.dates().stream()
                .filter(date -> date.asPrinted() != null && date.edtf() != null)
                .filter(date -> !years(date.asPrinted()).isEmpty())
                .filter(date -> years(date.asPrinted()).stream()
                        .noneMatch(year -> date.edtf().toString().contains(year)))
                .forEach(date -> wrong.add(change.entry() + ": " + text(date))));
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everySourceIsCitedOrSaysThatTheTextDoesNotCiteIt(ProfileCode code) throws IOException {
        List<ProfileChange> changes = changes(code);
        Set<String> cited = changes.stream()
                .filter(change -> !(change instanceof EntryChange entry && entry.kind() == Kind.REFERENCE))
                .flatMap(change -> change.sources().stream())
                .map(Source::title)
                .collect(Collectors.toSet());
        assertThat(changes.stream()
                        .filter(change -> change instanceof EntryChange entry && entry.kind() == Kind.REFERENCE)
                        .filter(change ->
                                change.sources().stream().map(Source::title).noneMatch(cited::contains))
                        .filter(change ->
                                change.note() == null || !change.note().contains("nicht zitiert"))
                        .map(change -> ((EntryChange) change).entry()))
                .isEmpty();
    }

    private static Set<String> years(String printed) {
        Matcher match = YEAR.matcher(printed);
        return match.results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static String text(EntryDate date) {
        return date.what() + " " + date.edtf() + " „" + date.asPrinted() + "“";
    }

    private static Stream<EntryChange> entryChanges(ProfileCode code) throws IOException {
        return changes(code).stream().filter(EntryChange.class::isInstance).map(EntryChange.class::cast);
    }

    private static List<ProfileChange> changes(ProfileCode code) throws IOException {
        String file = code.code() + ".yaml";
        try (InputStream yaml = DocumentIsSoundTest.class.getResourceAsStream("/document/" + file)) {
            return ProfileFile.read(file, new InputStreamReader(yaml, StandardCharsets.UTF_8));
        }
    }
}
