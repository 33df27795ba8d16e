package org.standbild.editorial.upload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Profile;
import org.standbild.profile.Role;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import org.standbild.profile.Text;

/** An entry as the cells of the table that {@code /api/document/entries.csv} gives. */
final class Cells {

    /** What parts several values in a cell. */
    static final String BETWEEN = " | ";

    /** What follows from the rest and cannot be said in a cell. */
    static final Set<String> COMPUTED =
            Set.of("profileName", "status", "stand", "standAsPrinted", "recordedAt", "review");

    private static final String FORMULA = "=+-@\t\r";

    private Cells() {}

    /** By column, in the table's order. */
    static Map<String, String> of(Profile profile, Entry entry) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("profile", profile.code().code());
        cells.put("profileName", profile.name());
        cells.put("entry", entry.id());
        cells.put("kind", entry.kind().name());
        cells.put("status", entry.status().name());
        cells.put("title", entry.title().de());
        cells.put("titleEn", english(entry.title()));
        cells.put("summary", entry.summary() == null ? "" : entry.summary().de());
        cells.put(
                "sections", joined(entry.sections().stream().map(Section::name).toList()));
        cells.put("dates", joined(entry.dates().stream().map(Cells::date).toList()));
        cells.put("roles", joined(entry.roles().stream().map(Cells::role).toList()));
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
        cells.put("sources", joined(entry.sources().stream().map(Cells::source).toList()));
        return cells;
    }

    static String date(EntryDate date) {
        String edtf = date.edtf() == null ? "" : date.edtf().toString();
        String printed = date.asPrinted() == null ? "" : " (" + date.asPrinted() + ")";
        return date.what() + "=" + edtf + printed + " " + date.quality();
    }

    static String role(Role role) {
        return role.role() + "=" + role.body() + (role.funding() == null ? "" : " (" + role.funding() + ")");
    }

    static String source(Source source) {
        return source.url() == null ? source.title() : source.title() + " <" + source.url() + ">";
    }

    private static String english(Text text) {
        return text.en() == null ? "" : text.en();
    }

    private static String joined(List<String> values) {
        return values.stream().collect(Collectors.joining(BETWEEN));
    }

    /** Without the apostrophe that keeps a spreadsheet from running the cell as a formula. */
    static String bare(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** A spreadsheet may save other ends of lines, and spaces round a value are nobody's intention. */
    static String tidy(String cell) {
        return cell.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
