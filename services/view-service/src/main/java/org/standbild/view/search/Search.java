package org.standbild.view.search;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.standbild.eventstore.Document;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Status;
import org.standbild.profile.Text;
import org.standbild.view.document.WholeDocument;
import org.standbild.view.point.PointInTime;

/**
 * Search at any point of the two clocks. The index of a point is made from its document when somebody searches there and kept while others
 * do: a point and what was known there never change.
 */
@Component
public final class Search {

    private record Point(LocalDate stand, long position) {}

    private final WholeDocument whole;
    private final Map<Point, PointIndex> indexes;

    /** @param kept how many points stay ready to be searched */
    Search(WholeDocument whole, @Value("${standbild.search.kept-points:12}") int kept) {
        this.whole = whole;
        this.indexes = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Point, PointIndex> eldest) {
                return size() > kept;
            }
        };
    }

    public Results find(Question question, PointInTime point) {
        Document document = whole.at(point);
        PointIndex index = index(document);
        Typed typed = Typed.of(question.text());
        Query query = typed.asksForNothing() && !question.isFiltered() ? new MatchNoDocsQuery() : typed.query();
        List<Item> all = index.find(query);
        List<Item> admitted = all.stream()
                .filter(item -> admits(question.profiles(), item.profile())
                        && admits(question.kinds(), item.kind())
                        && admits(question.statuses(), item.status()))
                .toList();
        Highlighter highlighter = new Highlighter(query);
        return new Results(
                question.text(),
                document.stand(),
                document.knownAt(),
                document.position(),
                document.coverage(),
                admitted.size(),
                question.offset(),
                question.limit(),
                admitted.stream()
                        .skip(question.offset())
                        .limit(question.limit())
                        .map(item -> hit(item, point, highlighter))
                        .toList(),
                facets(question, all),
                all.isEmpty() ? suggestions(index, typed) : List.of(),
                all.size());
    }

    private PointIndex index(Document document) {
        Point point = new Point(document.stand(), document.position());
        synchronized (indexes) {
            return indexes.computeIfAbsent(point, unused -> PointIndex.of(document));
        }
    }

    /** How many entries and statements can be found at that point. */
    public int size(PointInTime point) {
        return index(whole.at(point)).items().size();
    }

    private static <T> boolean admits(Set<T> filter, @Nullable T value) {
        return filter.isEmpty() || value != null && filter.contains(value);
    }

    private static Hit hit(Item item, PointInTime point, Highlighter highlighter) {
        return new Hit(
                item.profile(),
                item.profile().label(),
                item.id(),
                item.kind(),
                item.title(),
                item.text(),
                item.status(),
                item.negative(),
                item.sections(),
                page(item, point),
                highlighter.of(item));
    }

    private static String page(Item item, PointInTime point) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(
                        "/laender/" + item.profile().slug())
                .queryParam("stand", point.stand());
        if (point.knownAt() != null) {
            address.queryParam("knownAt", point.knownAt());
        }
        return address.fragment("entry-" + item.id()).encode().build().toString();
    }

    private static Results.Facets facets(Question question, List<Item> all) {
        return new Results.Facets(
                facet(
                        all.stream()
                                .filter(item -> admits(question.kinds(), item.kind())
                                        && admits(question.statuses(), item.status())),
                        Item::profile,
                        question.profiles(),
                        ProfileCode.values(),
                        ProfileCode::code,
                        ProfileCode::label),
                facet(
                        all.stream()
                                .filter(item -> admits(question.profiles(), item.profile())
                                        && admits(question.statuses(), item.status())),
                        Item::kind,
                        question.kinds(),
                        Kind.values(),
                        Kind::name,
                        Kind::label),
                facet(
                        all.stream()
                                .filter(item -> admits(question.profiles(), item.profile())
                                        && admits(question.kinds(), item.kind())),
                        Item::status,
                        question.statuses(),
                        Status.values(),
                        Status::name,
                        Status::label));
    }

    private static <T> List<Results.Facet> facet(
            Stream<Item> items,
            Function<Item, @Nullable T> value,
            Set<T> chosen,
            T[] values,
            Function<T, String> name,
            Function<T, Text> label) {
        Map<T, Long> counts = items.map(value)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        return Arrays.stream(values)
                .filter(each -> counts.containsKey(each) || chosen.contains(each))
                .map(each -> new Results.Facet(
                        name.apply(each),
                        label.apply(each),
                        counts.getOrDefault(each, 0L).intValue(),
                        chosen.contains(each)))
                .toList();
    }

    /** What was typed, with a word of this point in place of one that is nowhere. */
    private static List<String> suggestions(PointIndex index, Typed typed) {
        return typed.words().stream()
                .filter(word -> index.find(Typed.of(word).query()).isEmpty())
                .findFirst()
                .map(word -> index.like(word).stream()
                        .map(like -> typed.words().stream()
                                .map(each -> each.equals(word) ? like : each)
                                .collect(Collectors.joining(" ")))
                        .toList())
                .orElse(List.of());
    }
}
