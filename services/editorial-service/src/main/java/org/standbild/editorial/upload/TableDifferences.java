package org.standbild.editorial.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Commitment;
import org.standbild.profile.Edtf;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.EntryTable;
import org.standbild.profile.Funding;
import org.standbild.profile.History;
import org.standbild.profile.Kind;
import org.standbild.profile.NotEdtf;
import org.standbild.profile.Profile;
import org.standbild.profile.Quality;
import org.standbild.profile.Role;
import org.standbild.profile.RoleName;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a profile would have to be told so that it says what an edited table of its entries says: one change for each cell that reads
 * otherwise than when the table was made, and one for each entry that is new. Nothing is deleted because the table does not name it.
 */
final class TableDifferences {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();
    /** What follows from the rest and cannot be said in a cell. */
    private static final Set<String> COMPUTED =
            Set.of("profileName", "status", "stand", "standAsPrinted", "recordedAt", "review");

    private static final Pattern DATE =
            Pattern.compile("([a-z_]+)=(\\S*?)(?: \\((.*)\\))?(?: ([A-Z_]+))?", Pattern.DOTALL);
    private static final Pattern ROLE = Pattern.compile("([A-Z_]+)=(.+?)(?: \\(([A-Z]+)\\))?", Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile("(.+?)(?: <(\\S+)>)?", Pattern.DOTALL);
    private static final String REASON = "Abgleich mit der hochgeladenen Tabelle";

    private final History current;
    private final LocalDate day;
    private final LocalDate today;
    private final Table table;
    private final ArrayNode changes = NODES.arrayNode();
    private final List<Differences.Unresolved> unresolved = new ArrayList<>();
    private final List<Misplaced> mistakes = new ArrayList<>();
    private long base;
    private boolean isStale;

    private TableDifferences(History current, LocalDate day, LocalDate today, Table table) {
        this.current = current;
        this.day = day;
        this.today = today;
        this.table = table;
        this.base = current.version();
    }

    /**
     * @param day the Stand that the table shows
     * @throws UnsoundFile naming line and cell of each mistake
     */
    static Compared between(History current, LocalDate day, LocalDate today, Table table) {
        return new TableDifferences(current, day, today, table).compared();
    }

    private Compared compared() {
        Profile now = current.at(day);
        Set<String> named = new HashSet<>();
        for (Table.Row row : table.rows()) {
            named.add(row.cell("entry"));
            Entry entry = now.entry(row.cell("entry")).orElse(null);
            if (entry == null) {
                add(row);
            } else {
                compare(row, now, entry);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UnsoundFile(mistakes);
        }
        return new Compared(
                changes,
                unresolved,
                now.entries().stream()
                        .map(Entry::id)
                        .filter(id -> !named.contains(id))
                        .toList(),
                base);
    }

    /** Against what the table said when it was made: what was recorded since is not the editor's doing. */
    private void compare(Table.Row row, Profile now, Entry entry) {
        Profile then = now;
        Instant madeAt = instant(row.cell("recordedAt"));
        if (madeAt != null && madeAt.isBefore(entry.lastChange().recordedAt())) {
            long position = current.positionAt(madeAt);
            Profile earlier = current.at(day, position);
            if (earlier.entry(entry.id()).isPresent()) {
                then = earlier;
            }
        }
        isStale = then != now;
        Entry seen = then.entry(entry.id()).orElse(entry);
        Map<String, String> cells = EntryTable.cells(then, seen);
        int before = changes.size();
        for (String column : table.columns().keySet()) {
            String was = Table.tidy(cells.getOrDefault(column, ""));
            String is = row.cell(column);
            if (!was.equals(is) && !column.equals("profile") && !column.equals("entry")) {
                if (COMPUTED.contains(column)) {
                    unresolved.add(new Differences.Unresolved(entry.id(), column, was, is));
                } else {
                    change(row, column, is, seen);
                }
            }
        }
        if (changes.size() > before && then != now) {
            base = Math.min(base, then.version());
        }
    }

    private void change(Table.Row row, String column, String cell, Entry seen) {
        switch (column) {
            case "title" -> correct(seen, "title.de", seen.title().de(), words(row, column, cell));
            case "titleEn" -> correct(seen, "title.en", seen.title().en(), cell.isEmpty() ? null : cell);
            case "summary" ->
                correct(
                        seen,
                        "summary.de",
                        seen.summary() == null ? null : seen.summary().de(),
                        words(row, column, cell));
            case "kind" -> correct(seen, "kind", seen.kind(), constant(row, column, cell, Kind.values()));
            case "commitment" ->
                correct(
                        seen,
                        "commitment",
                        seen.commitment(),
                        cell.isEmpty() ? null : constant(row, column, cell, Commitment.values()));
            case "sections" -> correct(seen, "sections", seen.sections(), sections(row, cell));
            case "locations" -> correct(seen, "locations", seen.locations(), values(cell));
            case "roles" -> correct(seen, "roles", seen.roles(), roles(row, cell));
            case "dates" -> dates(row, cell, seen);
            case "sources" -> sources(cell, seen);
            default -> throw new IllegalStateException(column);
        }
    }

    private @Nullable String words(Table.Row row, String column, String cell) {
        if (cell.isEmpty()) {
            mistake(row, column, "darf nicht leer sein", "cannot be empty");
        }
        return cell;
    }

    private void dates(Table.Row row, String cell, Entry seen) {
        Map<String, List<EntryDate>> was = byWhat(seen.dates());
        Map<String, List<EntryDate>> is = byWhat(dates(row, cell));
        Set<String> all = new LinkedHashSet<>(is.keySet());
        all.addAll(was.keySet());
        for (String what : all) {
            List<EntryDate> before = was.getOrDefault(what, List.of());
            List<EntryDate> after = is.getOrDefault(what, List.of());
            if (!rendered(before, EntryTable::date).equals(rendered(after, EntryTable::date))) {
                correct(
                        seen,
                        "dates." + what,
                        before.size() == 1 ? before.get(0) : before,
                        after.isEmpty() ? null : after.size() == 1 ? after.get(0) : after);
            }
        }
    }

    private void sources(String cell, Entry seen) {
        List<String> was = rendered(seen.sources(), EntryTable::source);
        List<String> is = values(cell);
        List<Source> cited = is.stream()
                .filter(source -> !was.contains(source))
                .map(TableDifferences::source)
                .toList();
        List<Source> retired = seen.sources().stream()
                .filter(source -> !is.contains(EntryTable.source(source)))
                .toList();
        if (!cited.isEmpty()) {
            changes.add(change("SourceCited", seen).set("sources", JSON.valueToTree(cited)));
        }
        if (!retired.isEmpty()) {
            changes.add(change("SourceRetired", seen).set("sources", JSON.valueToTree(retired)));
        }
    }

    private void correct(Entry seen, String field, @Nullable Object before, @Nullable Object after) {
        ObjectNode correction = change("EntryCorrected", seen).put("field", field);
        if (before != null && !isStale) { // otherwise the comparison of three tells what stands there now
            correction.set("before", JSON.valueToTree(before));
        }
        if (after != null) {
            correction.set("after", JSON.valueToTree(after));
        }
        correction.put("reason", REASON);
        correction.set("sources", JSON.valueToTree(seen.sources()));
        changes.add(correction);
    }

    /** At the Stand of what was said of the entry last, so that it is not said again by something older. */
    private static ObjectNode change(String type, Entry seen) {
        ObjectNode change = NODES.objectNode().put("type", type);
        change.set("stand", JSON.valueToTree(seen.lastChange().stand()));
        return change.put("entry", seen.id());
    }

    private void add(Table.Row row) {
        ObjectNode change = NODES.objectNode().put("type", "EntryRecorded");
        ObjectNode stand = change.putObject("stand").put("edtf", today.toString());
        if (!row.cell("stand").isEmpty()) {
            edtf(row, "stand", row.cell("stand"));
            stand.put("edtf", row.cell("stand"));
            if (!row.cell("standAsPrinted").isEmpty()) {
                stand.put("asPrinted", row.cell("standAsPrinted"));
            }
        }
        change.put("entry", row.cell("entry"));
        ObjectNode title = change.putObject("title").put("de", words(row, "title", row.cell("title")));
        if (!row.cell("titleEn").isEmpty()) {
            title.put("en", row.cell("titleEn"));
        }
        if (!row.cell("summary").isEmpty()) {
            change.putObject("summary").put("de", row.cell("summary"));
        }
        set(change, "kind", constant(row, "kind", row.cell("kind"), Kind.values()));
        set(change, "sections", sections(row, row.cell("sections")));
        set(change, "dates", dates(row, row.cell("dates")));
        set(change, "roles", roles(row, row.cell("roles")));
        set(change, "locations", values(row.cell("locations")));
        if (!row.cell("commitment").isEmpty()) {
            set(change, "commitment", constant(row, "commitment", row.cell("commitment"), Commitment.values()));
        }
        set(
                change,
                "sources",
                values(row.cell("sources")).stream()
                        .map(TableDifferences::source)
                        .toList());
        changes.add(change);
    }

    private static void set(ObjectNode change, String member, @Nullable Object value) {
        if (value != null && !List.of().equals(value)) {
            JsonNode json = JSON.valueToTree(value);
            change.set(member, json);
        }
    }

    // --- cells

    private List<Section> sections(Table.Row row, String cell) {
        List<Section> sections = new ArrayList<>();
        for (String value : values(cell)) {
            Section section = constant(row, "sections", value, Section.values());
            if (section != null) {
                sections.add(section);
            }
        }
        if (sections.isEmpty()) {
            mistake(
                    row,
                    "sections",
                    "ein Eintrag steht in mindestens einem Abschnitt",
                    "an entry stands in at least one section");
        }
        return sections;
    }

    private List<Role> roles(Table.Row row, String cell) {
        List<Role> roles = new ArrayList<>();
        for (String value : values(cell)) {
            Matcher match = ROLE.matcher(value);
            if (!match.matches()) {
                mistake(
                        row,
                        "roles",
                        "„" + value + "“ ist nicht geschrieben wie CARRIER=Name oder FUNDER=Name (ESF)",
                        "\"" + value + "\" is not written as CARRIER=Name or FUNDER=Name (ESF)");
                continue;
            }
            Funding funding = match.group(3) == null
                    ? null
                    : Arrays.stream(Funding.values())
                            .filter(each -> each.name().equals(match.group(3)))
                            .findFirst()
                            .orElse(null);
            String body = match.group(3) != null && funding == null
                    ? match.group(2) + " (" + match.group(3) + ")"
                    : match.group(2);
            RoleName name = constant(row, "roles", match.group(1), RoleName.values());
            if (name != null) {
                roles.add(new Role(name, body, funding));
            }
        }
        return roles;
    }

    private List<EntryDate> dates(Table.Row row, String cell) {
        List<EntryDate> dates = new ArrayList<>();
        for (String value : values(cell)) {
            Matcher match = DATE.matcher(value);
            if (!match.matches()) {
                mistake(
                        row,
                        "dates",
                        "„" + value + "“ ist nicht geschrieben wie start=2020-03 (März 2020) EXACT",
                        "\"" + value + "\" is not written as start=2020-03 (März 2020) EXACT");
                continue;
            }
            if (!EntryDate.KNOWN.contains(match.group(1))) {
                List<String> known = EntryDate.KNOWN.stream().sorted().toList();
                mistake(
                        row,
                        "dates",
                        "„" + match.group(1) + "“ ist nichts, wovon ein Datum handeln kann; bekannt sind " + known,
                        "\"" + match.group(1) + "\" is nothing that a date can be about; known are " + known);
                continue;
            }
            Edtf edtf = match.group(2).isEmpty() ? null : edtf(row, "dates", match.group(2));
            Quality quality = match.group(4) == null ? null : constant(row, "dates", match.group(4), Quality.values());
            dates.add(new EntryDate(match.group(1), edtf, match.group(3), quality, null));
        }
        return dates;
    }

    private static Source source(String value) {
        Matcher match = SOURCE.matcher(value);
        return match.matches() ? new Source(match.group(1), null, match.group(2), null, null) : Source.titled(value);
    }

    private @Nullable Edtf edtf(Table.Row row, String column, String value) {
        try {
            return Edtf.of(value);
        } catch (NotEdtf e) {
            mistake(row, column, e.reason().de(), e.reason().in("en"));
            return null;
        }
    }

    private <E extends Enum<E>> @Nullable E constant(Table.Row row, String column, String value, E[] known) {
        for (E each : known) {
            if (each.name().equals(value)) {
                return each;
            }
        }
        mistake(
                row,
                column,
                "„" + value + "“ ist keines von " + Arrays.toString(known),
                "\"" + value + "\" is none of " + Arrays.toString(known));
        return null;
    }

    private static List<String> values(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Stream.of(cell.split("\\s+\\|\\s+"))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    private void mistake(Table.Row row, String column, String de, String en) {
        mistakes.add(Misplaced.at(
                row.line(), table.columns().getOrDefault(column, 1), column + ": " + de, column + ": " + en));
    }

    private static @Nullable Instant instant(String cell) {
        try {
            return cell.isEmpty() ? null : Instant.parse(cell);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Map<String, List<EntryDate>> byWhat(List<EntryDate> dates) {
        Map<String, List<EntryDate>> byWhat = new LinkedHashMap<>();
        dates.forEach(date ->
                byWhat.computeIfAbsent(date.what(), unused -> new ArrayList<>()).add(date));
        return byWhat;
    }

    private static <T> List<String> rendered(List<T> values, Function<T, String> as) {
        return values.stream().map(as).map(Table::tidy).toList();
    }
}
