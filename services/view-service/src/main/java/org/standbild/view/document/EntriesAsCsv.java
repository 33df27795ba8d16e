package org.standbild.view.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.standbild.eventstore.Document;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryTable;
import org.standbild.profile.Profile;

/** The document's entries as a table, as {@link EntryTable} says. */
final class EntriesAsCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(EntryTable.COLUMNS.toArray(String[]::new))
            .get();

    private EntriesAsCsv() {}

    static String of(Document document) {
        StringBuilder table = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(table, FORMAT)) {
            for (Profile profile : document.profiles()) {
                for (Entry entry : profile.entries()) {
                    printer.printRecord(EntryTable.cells(profile, entry).values().stream()
                            .map(EntryTable::cell)
                            .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }
}
