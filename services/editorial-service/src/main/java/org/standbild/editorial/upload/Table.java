package org.standbild.editorial.upload;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.standbild.profile.EntryTable;
import org.standbild.profile.ProfileCode;

/**
 * The rows of a table of entries (RFC 4180; semicolons are taken too, because spreadsheets save them), with the places of their cells.
 *
 * @param columns by name, from 1
 */
record Table(List<Row> rows, Map<String, Integer> columns) {

    /**
     * One entry.
     *
     * @param line on which it begins, from 1
     * @param cells by column; those that the table does not have are absent
     */
    record Row(int line, Map<String, String> cells) {

        /** Empty for a column that is not there. */
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** @throws UnsoundFile naming line and cell of each mistake */
    static Table read(ProfileCode profile, String csv) {
        String text = csv.startsWith("\ufeff") ? csv.substring(1) : csv;
        List<Misplaced> mistakes = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> columns = new LinkedHashMap<>();
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get()
                .parse(new StringReader(text))) {
            int line = 1;
            for (CSVRecord record : parser) {
                if (columns.isEmpty()) {
                    header(record, columns, mistakes);
                } else if (mistakes.isEmpty() || rows.size() < 1_000) {
                    row(profile, record, line, columns, rows, mistakes);
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (CSVException e) {
            mistakes.add(noTable(1, String.valueOf(e.getMessage())));
        } catch (IOException | UncheckedIOException e) {
            mistakes.add(noTable(lineOf(e), message(e)));
        }
        if (columns.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(Misplaced.at(
                    1,
                    1,
                    "die erste Zeile nennt die Spalten; es gibt keine",
                    "the first line names the columns; there is none"));
        }
        if (!mistakes.isEmpty()) {
            throw new UnsoundFile(mistakes);
        }
        return new Table(rows, columns);
    }

    private static void header(CSVRecord record, Map<String, Integer> columns, List<Misplaced> mistakes) {
        for (int i = 0; i < record.size(); i++) {
            String name = record.get(i).strip();
            if (!EntryTable.COLUMNS.contains(name)) {
                List<String> known = EntryTable.COLUMNS.stream().sorted().toList();
                mistakes.add(Misplaced.at(
                        1,
                        i + 1,
                        "eine Spalte „" + name + "“ gibt es nicht; bekannt sind " + known,
                        "\"" + name + "\" is no column; known are " + known));
            } else if (columns.putIfAbsent(name, i + 1) != null) {
                mistakes.add(Misplaced.at(
                        1, i + 1, "die Spalte " + name + " ist zweimal da", "the column " + name + " is there twice"));
            }
        }
        if (!columns.containsKey("entry")) {
            mistakes.add(Misplaced.at(1, 1, "die Spalte entry fehlt", "the column entry is missing"));
        }
    }

    private static void row(
            ProfileCode profile,
            CSVRecord record,
            int line,
            Map<String, Integer> columns,
            List<Row> rows,
            List<Misplaced> mistakes) {
        if (record.size() != columns.size()) {
            mistakes.add(Misplaced.at(
                    line,
                    Math.min(record.size(), columns.size()),
                    "erwartet werden " + columns.size() + " Zellen, hier sind es " + record.size(),
                    "expected are " + columns.size() + " cells, here are " + record.size()));
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        columns.forEach((name, number) -> cells.put(name, tidy(EntryTable.text(record.get(number - 1)))));
        Row row = new Row(line, cells);
        if (columns.containsKey("profile") && !row.cell("profile").equals(profile.code())) {
            mistakes.add(Misplaced.at(
                    line,
                    columns.get("profile"),
                    "profile: erwartet wird " + profile,
                    "profile: expected is " + profile));
        } else if (row.cell("entry").isEmpty()) {
            mistakes.add(Misplaced.at(line, columns.getOrDefault("entry", 1), "entry: ist leer", "entry: is empty"));
        } else if (rows.stream().anyMatch(other -> other.cell("entry").equals(row.cell("entry")))) {
            mistakes.add(Misplaced.at(
                    line,
                    columns.getOrDefault("entry", 1),
                    "entry: „" + row.cell("entry") + "“ ist zweimal da",
                    "entry: \"" + row.cell("entry") + "\" is there twice"));
        } else {
            rows.add(row);
        }
    }

    private static Misplaced noTable(int line, String why) {
        return Misplaced.at(line, 1, "lässt sich nicht als Tabelle lesen: " + why, "cannot be read as a table: " + why);
    }

    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static int lineOf(Exception e) {
        Matcher line = Pattern.compile("line:? ?(\\d+)").matcher(message(e));
        return line.find() ? Integer.parseInt(line.group(1)) : 1;
    }

    private static String message(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** A spreadsheet may save other ends of lines, and spaces round a value are nobody's intention. */
    static String tidy(String cell) {
        return cell.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
