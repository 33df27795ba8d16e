package org.standbild.eventstore;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryChange;
import org.standbild.profile.History;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import xtdb.api.IXtdb;
import xtdb.api.IXtdbDatasource;
import xtdb.api.TransactionInstant;
import xtdb.api.XtdbDocument;
import xtdb.api.tx.Transaction;

/**
 * A whole profile at a point of the two clocks: our fold of its history, and XTDB 1 in the same process. XTDB gets each entry as it is after
 * each change, from the day on which that takes effect, in a transaction at the instant at which it was recorded; so it has nothing to fold and
 * only looks up the entries of the profile one by one. Both must name the same entries with the same wording.
 */
final class BesideXtdb {

    private static final int POINTS = 2_000;
    private static final int ENTRIES = 40;
    private static final int TRANSACTIONS_AT_ONCE = 1_000;
    private static final Instant BEGAN = Instant.parse("2020-05-01T08:00:00Z");

    private final Results results;
    private final Map<ProfileCode, History> histories = new EnumMap<>(ProfileCode.class);

    BesideXtdb(Results results) {
        this.results = results;
    }

    private record Point(ProfileCode code, LocalDate stand, int position) {}

    void read(int changes, int repetitions) throws IOException {
        try (IXtdb node = IXtdb.startNode()) {
            fill(node, changes);
            for (int repetition = 0; repetition <= repetitions; repetition++) {
                results.discarding(repetition == 0);
                measure(node, changes, repetition);
            }
            results.discarding(false);
        }
    }

    private void fill(IXtdb node, int changes) {
        ProfileCode[] codes = ProfileCode.values();
        Map<ProfileCode, List<RecordedChange>> recorded = new EnumMap<>(ProfileCode.class);
        Map<String, String> summaries = new HashMap<>();
        TransactionInstant last = null;
        for (int i = 0; i < changes; i++) {
            ProfileCode code = codes[i % codes.length];
            long number = i / codes.length;
            ProfileChange change = SampleChanges.of(code, number);
            recorded.computeIfAbsent(code, unused -> new ArrayList<>())
                    .add(new RecordedChange(
                            i, at(i), "e" + i, number + 1, Review.IMPORTED, ChangeClass.of(change), change));
            EntryChange entry = (EntryChange) change;
            String id = id(code, entry.entry());
            if (entry.summary() != null) {
                summaries.put(id, entry.summary().de());
            }
            XtdbDocument document = XtdbDocument.create(
                    id,
                    Map.of(
                            "profile", code.code(),
                            "entry", entry.entry(),
                            "title", "Maßnahme " + entry.entry().replaceAll("\\D", ""),
                            "kind", "PROGRAMME",
                            "summary", Objects.requireNonNull(summaries.get(id)),
                            "stand", change.stand().edtf().toString()));
            last = node.submitTx(Transaction.builder()
                    .put(document, date(change.stand().takesEffect()))
                    .withTxTime(Date.from(at(i)))
                    .build());
            if (i % TRANSACTIONS_AT_ONCE == 0) {
                node.awaitTx(last, Duration.ofMinutes(2));
            }
        }
        node.awaitTx(last, Duration.ofMinutes(2));
        recorded.forEach((code, list) -> histories.put(code, History.of(code, list)));
    }

    private void measure(IXtdb node, int changes, int repetition) throws IOException {
        Random random = new Random(repetition);
        Histogram folded = new Histogram(3);
        Histogram again = new Histogram(3);
        Histogram theirs = new Histogram(3);
        long entries = 0;
        int days = Math.max(1, changes / ProfileCode.values().length / ENTRIES) * 31;
        for (int i = 0; i < POINTS; i++) {
            Point point = new Point(
                    ProfileCode.values()[random.nextInt(ProfileCode.values().length)],
                    LocalDate.of(2020, 1, 1).plusDays(random.nextInt(days)),
                    random.nextInt(changes));
            long start = System.nanoTime();
            Profile profile = ours(point);
            folded.recordValue(System.nanoTime() - start);
            start = System.nanoTime();
            ours(point);
            again.recordValue(System.nanoTime() - start);
            start = System.nanoTime();
            Map<String, String> found = theirs(node, point);
            theirs.recordValue(System.nanoTime() - start);
            Map<String, String> expected = profile.entries().stream()
                    .collect(Collectors.toMap(Entry::id, BesideXtdb::summary, (one, same) -> one, TreeMap::new));
            if (!expected.equals(found)) {
                throw new IllegalStateException(point + ": we say " + expected + ", XTDB says " + found);
            }
            entries += expected.size();
        }
        String kase = changes + " changes";
        results.add("a profile at a point", "standbild folded", kase, repetition, folded);
        results.add("a profile at a point", "standbild again", kase, repetition, again);
        results.add("a profile at a point", "xtdb", kase, repetition, theirs);
        results.add("a profile at a point", "both", kase, repetition, "entries", (double) entries / POINTS, "");
    }

    private Profile ours(Point point) {
        return Objects.requireNonNull(histories.get(point.code())).at(point.stand(), point.position());
    }

    private static Map<String, String> theirs(IXtdb node, Point point) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (IXtdbDatasource database = node.openDB(date(point.stand()), Date.from(at(point.position())))) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                XtdbDocument document = database.entity(id(point.code(), "massnahme-" + entry));
                if (document != null) {
                    found.put("massnahme-" + entry, String.valueOf((Object) document.get("summary")));
                }
            }
        }
        return found;
    }

    private static String summary(Entry entry) {
        return entry.summary() == null ? "" : entry.summary().de();
    }

    private static String id(ProfileCode code, @Nullable String entry) {
        return code.code() + "/" + entry;
    }

    private static Instant at(int position) {
        return BEGAN.plusSeconds(60L * position);
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
