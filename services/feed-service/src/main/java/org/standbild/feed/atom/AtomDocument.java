package org.standbild.feed.atom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.archive.Addresses;
import org.standbild.feed.archive.FeedPage;
import org.standbild.feed.archive.FeedPage.Range;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeWords;
import org.standbild.feed.change.FilterWords;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;

/**
 * A feed document in Atom (RFC 4287), with archive links (RFC 5005, section 4) and deleted entries (RFC 6721).
 *
 * <p>Written by hand and not through a feed library, whose times have no fractions of a second: of an entry and its deletion the newer one
 * counts.
 */
final class AtomDocument {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String HISTORY = "http://purl.org/syndication/history/1.0";
    private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
    private static final String STANDBILD = "urn:standbild:ns:change";
    private static final String SCHEME = "urn:standbild:";
    private static final String ATOM_TYPE = "application/atom+xml";

    private final String base;
    private final ChangeFilter filter;
    private final ChangeWords words;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private AtomDocument(String base, ChangeFilter filter, ChangeWords words) throws XMLStreamException {
        this.base = base;
        this.filter = filter;
        this.words = words;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    /** UTF-8. The same page at the same address always has the same bytes. */
    static byte[] of(FeedPage page, String base, ChangeFilter filter, ChangeWords words) {
        try {
            AtomDocument document = new AtomDocument(base, filter, words);
            document.write(page);
            return document.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed could not be written", e);
        }
    }

    private void write(FeedPage page) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeNamespace("fh", HISTORY);
        xml.writeNamespace("at", TOMBSTONES);
        xml.writeNamespace("sb", STANDBILD);
        xml.writeAttribute("xml:lang", words.language());
        element("id", filter.query().isEmpty() ? "urn:standbild:feed" : "urn:standbild:feed:" + filter.query());
        element("title", FilterWords.title(filter, words));
        element(
                "updated",
                page.updated()
                        .orElseGet(() -> Stand.BASE_DATE.atStartOfDay().toInstant(ZoneOffset.UTC))
                        .toString());
        xml.writeStartElement("author");
        element("name", "Standbild");
        xml.writeEndElement();
        Range range = page.range();
        link("self", ATOM_TYPE, base + (range == null ? newest() : archive(range)));
        link("alternate", "text/html", base + Addresses.withQuery("/aenderungen", filter, words.language()));
        link("current", ATOM_TYPE, base + newest());
        linkTo("prev-archive", page.older());
        linkTo("next-archive", page.newer());
        if (page.archived()) {
            xml.writeEmptyElement("fh", "archive", HISTORY);
        }
        for (FeedPage.Told told : page.told()) {
            entry(told.item(), told.updated());
        }
        for (FeedPage.Deleted deleted : page.deleted()) {
            tombstone(deleted);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private String newest() {
        return Addresses.withQuery("/feeds/changes.atom", filter, words.language());
    }

    private String archive(Range range) {
        return Addresses.withQuery("/feeds/changes/" + range + ".atom", filter, words.language());
    }

    private void entry(ChangeItem item, Instant updated) throws XMLStreamException {
        String comparison = base + item.links().comparison();
        xml.writeStartElement("entry");
        element("id", item.urn());
        element("title", words.headline(item));
        element("updated", updated.toString());
        element("published", item.recordedAt().toString());
        link("alternate", "text/html", comparison);
        link("related", "text/html", base + item.links().page());
        link("alternate", "application/json", base + item.links().self());
        category("class", item.changeClass().name(), item.changeClass().label().in(words.language()));
        category("type", item.type(), item.label().in(words.language()));
        category("profile", item.profile().code(), item.profile().label().in(words.language()));
        if (item.kind() != null) {
            category("kind", item.kind().name(), words.value(item.kind()));
        }
        for (Section section : item.sections()) {
            category("section", section.name(), words.value(section));
        }
        element("summary", words.sentence(item));
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(printable(words.html(item, comparison)));
        xml.writeEndElement();
        xml.writeEmptyElement("sb", "change", STANDBILD);
        xml.writeAttribute("position", Long.toString(item.position()));
        xml.writeAttribute("stand", item.stand().edtf().toString());
        xml.writeAttribute("takesEffect", item.takesEffect().toString());
        xml.writeAttribute("recordedAt", item.recordedAt().toString());
        xml.writeAttribute("review", item.review().name());
        if (item.entry() != null) {
            xml.writeAttribute("entry", printable(item.entry()));
        }
        xml.writeEndElement();
    }

    private void tombstone(FeedPage.Deleted deleted) throws XMLStreamException {
        xml.writeStartElement("at", "deleted-entry", TOMBSTONES);
        xml.writeAttribute("ref", deleted.item().urn());
        xml.writeAttribute("when", deleted.when().toString());
        if (deleted.reason() != null) {
            xml.writeStartElement("at", "comment", TOMBSTONES);
            xml.writeCharacters(printable(deleted.reason()));
            xml.writeEndElement();
        }
        link("related", "application/json", base + deleted.by().links().self());
        xml.writeEndElement();
    }

    private void category(String scheme, String term, String label) throws XMLStreamException {
        empty("category", "scheme", SCHEME + scheme, "term", term, "label", label);
    }

    private void linkTo(String relation, @Nullable Range range) throws XMLStreamException {
        if (range != null) {
            link(relation, ATOM_TYPE, base + archive(range));
        }
    }

    private void link(String relation, String type, String address) throws XMLStreamException {
        empty("link", "rel", relation, "type", type, "href", address);
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], printable(attributes[i + 1]));
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(printable(text));
        xml.writeEndElement();
    }

    /** What XML 1.0 cannot hold, not even escaped, becomes a replacement character. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == '\t'
                                || point == '\n'
                                || point == '\r'
                                || point >= 0x20 && point <= 0xD7FF
                                || point >= 0xE000 && point <= 0xFFFD
                                || point >= 0x10000
                        ? point
                        : 0xFFFD)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
