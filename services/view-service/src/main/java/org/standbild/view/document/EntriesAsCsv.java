package org.standbild.view.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.Document;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Profile;
import org.standbild.profile.Role;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import org.standbild.profile.Text;

/**
 * The document's entries as a table (RFC 4180), one row each. Several values in a cell are parted by {@code " | "}. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
final class EntriesAsCsv {

    private static final String[] COLUMNS = {
        "profile",
        "profileName",
        "entry",
        "kind",
        "status",
        "title",
        "titleEn",
        "summary",
        "sections",
        "dates",
        "roles",
        "locations",
        "commitment",
        "stand",
        "standAsPrinted",
        "recordedAt",
        "review",
        "sources"
    };

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();

    private static final String FORMULA = "=+-@\t\r";

    private EntriesAsCsv() {}

    static String of(Document document) {
        StringBuilder table = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(table, FORMAT)) {
            for (Profile profile : document.profiles()) {
                for (Entry entry : profile.entries()) {
                    printer.printRecord(
                            row(profile, entry).stream().map(EntriesAsCsv::safe).toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }

    private static List<String> row(Profile profile, Entry entry) {
        return List.of(
                profile.code().code(),
                profile.name(),
                entry.id(),
                entry.kind().name(),
                entry.status().name(),
                entry.title().de(),
                en(entry.title()),
                entry.summary() == null ? "" : entry.summary().de(),
                joined(entry.sections().stream().map(Section::name).toList()),
                joined(entry.dates().stream().map(EntriesAsCsv::date).toList()),
                joined(entry.roles().stream().map(EntriesAsCsv::role).toList()),
                joined(entry.locations()),
                entry.commitment() == null ? "" : entry.commitment().name(),
                entry.lastChange().stand().edtf().toString(),
                Objects.requireNonNullElse(entry.lastChange().stand().asPrinted(), ""),
                entry.lastChange().recordedAt().toString(),
                entry.lastChange().review().name(),
                joined(entry.sources().stream().map(EntriesAsCsv::source).toList()));
    }

    /** A formula in a cell would run on the computer of whoever opens the table. */
    static String safe(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String date(EntryDate date) {
        String edtf = date.edtf() == null ? "" : date.edtf().toString();
        String printed = date.asPrinted() == null ? "" : " (" + date.asPrinted() + ")";
        return date.what() + "=" + edtf + printed + " " + date.quality();
    }

    private static String role(Role role) {
        return role.role() + "=" + role.body() + (role.funding() == null ? "" : " (" + role.funding() + ")");
    }

    private static String source(Source source) {
        return source.url() == null ? source.title() : source.title() + " <" + source.url() + ">";
    }

    private static String en(@Nullable Text text) {
        return text == null || text.en() == null ? "" : text.en();
    }

    private static String joined(List<String> values) {
        return values.stream().collect(Collectors.joining(" | "));
    }
}
