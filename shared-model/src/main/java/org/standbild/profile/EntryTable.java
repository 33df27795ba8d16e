package org.standbild.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What whoever writes the table of a document's entries and whoever reads it again agree on (RFC 4180, one row an entry). Several
 * values in a cell are parted by {@code " | "}. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class EntryTable {

    /** In the order in which they are written. */
    public static final List<String> COLUMNS = List.of(
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
            "sources");

    /** What parts several values in a cell. */
    public static final String BETWEEN = " | ";

    private static final String FORMULA = "=+-@\t\r";

    private EntryTable() {}

    /** By column, in the order of {@link #COLUMNS}; what an entry does not have is empty. */
    public static Map<String, String> cells(Profile profile, Entry entry) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("profile", profile.code().code());
        cells.put("profileName", profile.name());
        cells.put("entry", entry.id());
        cells.put("kind", entry.kind().name());
        cells.put("status", entry.status().name());
        cells.put("title", entry.title().de());
        cells.put("titleEn", Objects.requireNonNullElse(entry.title().en(), ""));
        cells.put("summary", entry.summary() == null ? "" : entry.summary().de());
        cells.put(
                "sections", joined(entry.sections().stream().map(Section::name).toList()));
        cells.put("dates", joined(entry.dates().stream().map(EntryTable::date).toList()));
        cells.put("roles", joined(entry.roles().stream().map(EntryTable::role).toList()));
        cells.put("locations", joined(entry.locations()));
        cells.put(
                "commitment",
                entry.commitment() == null ? "" : entry.commitment().name());
        cells.put("stand", entry.lastChange().stand().edtf().toString());
        cells.put(
                "standAsPrinted",
                Objects.requireNonNullElse(entry.lastChange().stand().asPrinted(), ""));
        cells.put("recordedAt", entry.lastChange().recordedAt().toString());
        cells.put("review", entry.lastChange().review().name());
        cells.put(
                "sources",
                joined(entry.sources().stream().map(EntryTable::source).toList()));
        return cells;
    }

    /** How a date stands among others in its cell. */
    public static String date(EntryDate date) {
        String edtf = date.edtf() == null ? "" : date.edtf().toString();
        String printed = date.asPrinted() == null ? "" : " (" + date.asPrinted() + ")";
        return date.what() + "=" + edtf + printed + " " + date.quality();
    }

    private static String role(Role role) {
        return role.role() + "=" + role.body() + (role.funding() == null ? "" : " (" + role.funding() + ")");
    }

    /** How a source stands among others in its cell. */
    public static String source(Source source) {
        return source.url() == null ? source.title() : source.title() + " <" + source.url() + ">";
    }

    private static String joined(List<String> values) {
        return String.join(BETWEEN, values);
    }

    /** The text as a cell that no spreadsheet runs. */
    public static String cell(String text) {
        return beginsFormula(text, 0) ? "'" + text : text;
    }

    /** The text of a cell: without the apostrophe, where {@link #cell} puts one. */
    public static String text(String cell) {
        return cell.startsWith("'") && beginsFormula(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean beginsFormula(String text, int at) {
        return text.length() > at && FORMULA.indexOf(text.charAt(at)) >= 0;
    }
}
