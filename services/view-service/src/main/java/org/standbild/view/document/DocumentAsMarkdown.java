package org.standbild.view.document;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.standbild.eventstore.Document;
import org.standbild.profile.Coverage;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Quality;
import org.standbild.profile.Source;
import org.standbild.profile.Statement;
import org.standbild.profile.Text;
import org.standbild.webframe.Words;

/** The document as Markdown. An entry is told in the first section that mentions it; the others name it only. */
final class DocumentAsMarkdown {

    private static final Text TITLE =
            new Text("Fachkräfteeinwanderung in den Ländern", "Skilled immigration in the German Länder");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|~]");

    private final Words words;
    private final StringBuilder text = new StringBuilder();

    private DocumentAsMarkdown(Words words) {
        this.words = words;
    }

    static String of(Document document, Words words) {
        return new DocumentAsMarkdown(words).written(document);
    }

    private String written(Document document) {
        line("# " + words.text(TITLE));
        line("Stand: " + words.day(document.stand())
                + (document.knownAt() == null
                        ? ""
                        : said(", bekannt am ", ", known on ") + words.moment(document.knownAt())));
        if (document.coverage() == Coverage.RECONSTRUCTED) {
            line(said(
                    "Rekonstruktion: aus datierten Angaben zurückgerechnet.",
                    "Reconstruction: calculated back from dated facts."));
        }
        document.profiles().forEach(this::profile);
        return text.toString();
    }

    private void profile(Profile profile) {
        line("## " + escaped(words.text(profile.code().label())) + " (" + profile.code() + ")");
        Set<String> told = new HashSet<>();
        for (ProfileSection section : profile.sections()) {
            line("### " + escaped(words.text(section.title())));
            if (section.summary() != null) {
                line(escaped(words.text(section.summary())));
            }
            section.entries().forEach(entry -> entry(entry, told.add(entry.id())));
            section.statements().stream()
                    .filter(statement -> told.add(statement.id()))
                    .forEach(this::statement);
            text.append('\n');
        }
    }

    private void entry(Entry entry, boolean first) {
        String title = escaped(words.text(entry.title()));
        if (!first) {
            item(said("auch hier: ", "here too: ") + title);
            return;
        }
        item("**" + title + "** · " + words.text(entry.kind().label())
                + (entry.kind() == Kind.REFERENCE
                        ? ""
                        : " · " + words.text(entry.status().label()))
                + " · `" + entry.id() + "`");
        if (entry.summary() != null) {
            detail(escaped(words.text(entry.summary())));
        }
        if (!entry.dates().isEmpty()) {
            detail(said("Daten: ", "Dates: ")
                    + entry.dates().stream().map(this::date).collect(Collectors.joining("; ")));
        }
        if (!entry.roles().isEmpty()) {
            detail(entry.roles().stream()
                    .map(role -> words.text(role.role().label()) + ": " + escaped(role.body()))
                    .collect(Collectors.joining("; ")));
        }
        sources(entry.sources());
    }

    private void statement(Statement statement) {
        item((statement.negative() ? said("Fehlanzeige: ", "Explicit negative: ") : "")
                + escaped(words.text(statement.text())));
        sources(statement.sources());
    }

    private void sources(List<Source> sources) {
        if (!sources.isEmpty()) {
            detail(said("Quellen: ", "Sources: ")
                    + sources.stream().map(this::source).collect(Collectors.joining("; ")));
        }
    }

    private String source(Source source) {
        String link = words.link(source.url());
        String title = escaped(source.title());
        return link == null ? title : "[" + title + "](<" + link.replaceAll("[<>\\s]", "") + ">)";
    }

    private String date(EntryDate date) {
        String understood = date.edtf() == null ? "" : words.date(date.edtf());
        String printed = date.asPrinted() == null ? "" : " („" + escaped(date.asPrinted()) + "“)";
        String quality = date.quality() == Quality.EXACT
                ? ""
                : ", " + words.text(date.quality().label());
        return date.what().replace('_', ' ').toLowerCase(Locale.ROOT) + " " + understood + printed + quality;
    }

    private void line(String line) {
        text.append(line).append("\n\n");
    }

    private void item(String item) {
        text.append("- ").append(item).append('\n');
    }

    private void detail(String detail) {
        text.append("  - ").append(detail).append('\n');
    }

    private String said(String german, String english) {
        return words.isEnglish() ? english : german;
    }

    /** What an editor typed is never markup. */
    static String escaped(String typed) {
        return SPECIAL.matcher(typed.replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }
}
