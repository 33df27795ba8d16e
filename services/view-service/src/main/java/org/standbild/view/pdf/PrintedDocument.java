package org.standbild.view.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.standbild.eventstore.Document;
import org.standbild.profile.Caveat;
import org.standbild.profile.Coverage;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Review;
import org.standbild.profile.Role;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import org.standbild.profile.Statement;
import org.standbild.profile.Text;
import org.standbild.webframe.Said;
import org.standbild.webframe.Words;

/**
 * The document as HTML for paper: title, contents, a chapter for each profile, the annex. An entry is told in the first section that mentions
 * it; the others name it.
 */
final class PrintedDocument {

    private static final String STYLE = style();

    private final Document part;
    private final Words words;
    private final MessageSource messages;
    private final Locale locale;
    private final String permalink;
    private final Html html;

    PrintedDocument(Document part, Words words, MessageSource messages, String permalink) {
        this.part = part;
        this.words = words;
        this.messages = messages;
        this.locale = Locale.forLanguageTag(words.language());
        this.permalink = permalink;
        this.html = new Html(words.language());
    }

    /** The last recording that is in it; the day looked at when there is none. */
    Instant when() {
        Instant known = part.knownAt();
        return known == null ? part.stand().atStartOfDay(ZoneOffset.UTC).toInstant() : known;
    }

    org.w3c.dom.Document html() {
        html.in("head", this::head);
        html.in("body", () -> {
            title();
            contents();
            part.profiles().forEach(this::profile);
            if (!isOneProfile()) {
                annex();
            }
        });
        return html.document();
    }

    private void head() {
        html.add("title", name() + ", " + said("stand", words.day(part.stand())) + " – Standbild");
        html.empty("meta", "name", "subject", "content", name());
        html.empty("meta", "name", "description", "content", said("description", words.day(part.stand()), permalink));
        html.empty("meta", "name", "author", "content", "Standbild");
        html.add(
                "style",
                STYLE.replace("FOOTER", quoted(said("footer", words.day(part.stand()), permalink)))
                        .replace("PAGE", quoted(said("page"))));
        html.in("bookmarks", () -> {
            part.profiles().forEach(this::bookmarks);
            if (!isOneProfile()) {
                html.empty("bookmark", "name", said("annex"), "href", "#strategien");
            }
        });
    }

    private void bookmarks(Profile profile) {
        html.in(
                "bookmark",
                () -> told(profile)
                        .forEach(section -> html.empty(
                                "bookmark", "name", words.text(section.title()), "href", "#" + id(profile, section))),
                "name",
                words.text(profile.code().label()),
                "href",
                "#" + id(profile));
    }

    private void title() {
        html.in(
                "div",
                () -> {
                    html.add("h1", name());
                    html.add("p", said("stand", words.day(part.stand())), "class", "stand");
                    Instant known = part.knownAt();
                    if (known != null) {
                        html.add("p", said("known", words.moment(known)), "class", "known");
                    }
                    if (part.position() < 0) {
                        html.add("p", said("nothing"), "class", "notice");
                    }
                    if (part.coverage() == Coverage.RECONSTRUCTED) {
                        html.add("p", message("notice.reconstructed"), "class", "notice");
                    }
                    html.in("p", () -> {
                        html.text(said("same") + " ");
                        html.add("a", permalink, "href", permalink, "title", said("same"));
                    });
                },
                "class",
                "front");
    }

    private void contents() {
        html.in(
                "div",
                () -> {
                    html.add("h2", message("document.contents"), "id", "inhalt");
                    if (isOneProfile()) {
                        Profile profile = part.profiles().get(0);
                        told(profile)
                                .forEach(section -> content("#" + id(profile, section), words.text(section.title())));
                    } else {
                        part.profiles()
                                .forEach(profile -> content(
                                        "#" + id(profile),
                                        words.text(profile.code().label())));
                        content("#strategien", said("annex"));
                    }
                },
                "class",
                "contents");
    }

    private void content(String href, String name) {
        html.in("p", () -> html.add("a", name, "href", href, "title", name), "class", "content");
    }

    private void profile(Profile profile) {
        Source ground = ground(profile);
        html.in(
                "div",
                () -> {
                    html.add(
                            isOneProfile() ? "h2" : "h1",
                            words.text(profile.code().label()),
                            "id",
                            id(profile));
                    if (told(profile).isEmpty()) {
                        html.add("p", message("document.chapter.empty"), "class", "quiet");
                    }
                    if (!ground.title().isEmpty()) {
                        html.in(
                                "p",
                                () -> {
                                    html.text(message("profile.ground") + ": ");
                                    source(ground);
                                },
                                "class",
                                "quiet");
                    }
                    Set<String> before = new HashSet<>();
                    told(profile).forEach(section -> section(profile, section, ground, before));
                },
                "class",
                "chapter");
    }

    private void section(Profile profile, ProfileSection section, Source ground, Set<String> before) {
        String level = isOneProfile() ? "h3" : "h2";
        html.add(level, words.text(section.title()), "id", id(profile, section), "class", "section");
        if (section.summary() != null) {
            prose("p", section.summary());
        }
        section.caveats().forEach(this::caveat);
        List<Entry> again = section.entries().stream()
                .filter(entry -> before.contains(entry.id()))
                .toList();
        section.entries().stream()
                .filter(entry -> before.add(entry.id()))
                .forEach(entry -> entry(profile, entry, ground));
        section.statements().stream()
                .filter(statement -> before.add(statement.id()))
                .forEach(statement -> statement(statement, ground));
        if (!again.isEmpty()) {
            html.add(
                    "p",
                    message("section.again")
                            + ": "
                            + again.stream()
                                    .map(entry -> words.text(entry.title()))
                                    .collect(Collectors.joining("; ")),
                    "class",
                    "quiet");
        }
    }

    private void caveat(Caveat caveat) {
        html.in(
                "p",
                () -> {
                    html.add("b", message("caveat.title") + " ");
                    html.text(words.text(caveat.text()));
                },
                "class",
                "notice");
    }

    private void entry(Profile profile, Entry entry, Source ground) {
        html.in(
                "div",
                () -> {
                    prose(isOneProfile() ? "h4" : "h3", entry.title());
                    html.add("p", situation(entry), "class", "situation");
                    if (entry.summary() != null) {
                        prose("p", entry.summary());
                    }
                    entry.dates().forEach(date -> fact(message("date.what." + date.what()), date(date)));
                    entry.roles().forEach(role -> fact(words.text(role.role().label()), body(role)));
                    if (entry.count() != null) {
                        fact(message("entry.count"), entry.count().toString());
                    }
                    if (!entry.locations().isEmpty()) {
                        fact(message("entry.locations"), String.join(", ", entry.locations()));
                    }
                    if (!entry.aliases().isEmpty()) {
                        fact(message("entry.aliases"), String.join(" · ", entry.aliases()));
                    }
                    sources(entry.sources(), ground);
                    marks(entry.lastChange(), entry.imprecise());
                },
                "class",
                "entry",
                "id",
                "entry-" + profile.code() + "-" + entry.id());
    }

    /** What it is and how it stands: "Programm · aktiv". */
    private String situation(Entry entry) {
        return Stream.of(
                        words.text(entry.kind().label()),
                        entry.kind() == Kind.REFERENCE
                                ? ""
                                : words.text(entry.status().label()),
                        entry.commitment() == null
                                ? ""
                                : words.text(entry.commitment().label()),
                        Boolean.TRUE.equals(entry.provisional()) ? message("entry.provisional") : "")
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private void statement(Statement statement, Source ground) {
        html.in(
                "div",
                () -> {
                    html.in("p", () -> {
                        if (statement.negative()) {
                            html.add("b", message("statement.negative") + " ");
                        }
                        html.text(words.text(statement.text()));
                    });
                    sources(statement.sources(), ground);
                    marks(statement.lastChange(), statement.imprecise());
                },
                "class",
                "statement");
    }

    private void fact(String name, String value) {
        html.in(
                "p",
                () -> {
                    html.add("b", name + ": ");
                    html.text(value);
                },
                "class",
                "fact");
    }

    private void sources(List<Source> sources, Source ground) {
        List<Source> own =
                sources.stream().filter(source -> !source.equals(ground)).toList();
        if (!own.isEmpty()) {
            html.in(
                    "p",
                    () -> {
                        html.add("b", message("entry.sources") + ": ");
                        for (int i = 0; i < own.size(); i++) {
                            html.text(i == 0 ? "" : "; ");
                            source(own.get(i));
                        }
                    },
                    "class",
                    "fact");
        }
    }

    private void source(Source source) {
        String link = words.link(source.url());
        html.text(source.author() == null ? "" : source.author() + ": ");
        if (link == null) {
            html.text(source.title());
        } else {
            html.add("a", source.title(), "href", link, "title", source.title());
            html.add("span", " <" + link + ">", "class", "address");
        }
        html.text(source.published() == null ? "" : " (" + words.date(source.published()) + ")");
        html.text(source.retrieved() == null ? "" : message("source.retrieved", words.date(source.retrieved())));
    }

    private void marks(LastChange change, boolean imprecise) {
        String marks = Stream.of(
                        imprecise ? message("entry.imprecise") : "",
                        change.review() == Review.WITHOUT_SECOND_REVIEW ? message("entry.unreviewed") : "")
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(", "));
        if (!marks.isEmpty()) {
            html.add("p", marks, "class", "quiet");
        }
    }

    private void annex() {
        html.in(
                "div",
                () -> {
                    html.add("h1", message("document.annex"), "id", "strategien");
                    html.in("table", () -> {
                        html.in(
                                "thead",
                                () -> html.in("tr", () -> {
                                    html.add("th", message("document.land"), "scope", "col");
                                    html.add("th", message("document.strategy"), "scope", "col");
                                    html.add("th", message("document.date"), "scope", "col");
                                }));
                        html.in("tbody", () -> part.profiles().forEach(this::rows));
                    });
                },
                "class",
                "chapter");
    }

    private void rows(Profile profile) {
        profile.entries().stream()
                .filter(entry -> entry.sections().contains(Section.ANHANG) && entry.kind() != Kind.REFERENCE)
                .forEach(entry -> html.in("tr", () -> {
                    html.add("th", words.text(profile.code().label()), "scope", "row");
                    html.add("td", words.text(entry.title()));
                    html.add(
                            "td",
                            entry.dates().stream()
                                    .filter(date -> "Anhang".equals(date.source()))
                                    .map(this::date)
                                    .findFirst()
                                    .orElse("–"));
                }));
    }

    private String date(EntryDate date) {
        return Said.of(date, words);
    }

    private static String body(Role role) {
        return role.funding() == null
                ? role.body()
                : role.body() + " (" + role.funding().label() + ")";
    }

    private void prose(String element, Text text) {
        html.add(element, words.text(text), "lang", Objects.requireNonNullElse(words.lang(text), ""));
    }

    /** The source that more than half of a profile's entries cite, named once; without a title when there is none. */
    private static Source ground(Profile profile) {
        List<Entry> entries = profile.entries();
        return entries.stream()
                .flatMap(entry -> entry.sources().stream())
                .collect(Collectors.groupingBy(source -> source, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(cited -> entries.size() > 3 && cited.getValue() * 2 > entries.size())
                .map(cited -> cited.getKey())
                .findFirst()
                .orElse(Source.titled(""));
    }

    private static List<ProfileSection> told(Profile profile) {
        return profile.sections().stream()
                .filter(section -> !section.entries().isEmpty()
                        || !section.statements().isEmpty()
                        || !section.caveats().isEmpty()
                        || section.summary() != null)
                .toList();
    }

    private boolean isOneProfile() {
        return part.profiles().size() == 1;
    }

    private String name() {
        return isOneProfile() ? words.text(part.profiles().get(0).code().label()) : message("overview.title");
    }

    private static String id(Profile profile) {
        return profile.code().slug();
    }

    private static String id(Profile profile, ProfileSection section) {
        return id(profile) + "-" + section.section().name().toLowerCase(Locale.ROOT);
    }

    private String said(String key, Object... values) {
        return message("print." + key, values);
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values, locale).replace("\u00ad", "");
    }

    /** As a string of CSS. */
    private static String quoted(String text) {
        return '"' + text.replaceAll("[\\\\\"\\p{Cntrl}]", "") + '"';
    }

    private static String style() {
        try {
            return new ClassPathResource("print.css", PrintedDocument.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
