package org.standbild.view.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.standbild.eventstore.Document;
import org.standbild.profile.Kind;

/** The entries and statements of one point, ready to be searched. Immutable. */
final class PointIndex {

    private static final float WEIGHT_OF_A_SOURCE = 0.5f;

    private static final Analyzer ANALYZER = new PerFieldAnalyzerWrapper(
            Analyzers.GERMAN,
            Arrays.stream(Field.values())
                    .filter(field -> field.language().equals("en"))
                    .collect(Collectors.toMap(Field::name, field -> Analyzers.ENGLISH)));

    private final List<Item> items;
    private final IndexSearcher searcher;
    private final Map<String, String> words = new TreeMap<>();
    private final long bytes;

    private PointIndex(List<Item> items) {
        this.items = items;
        try (IndexWriter writer =
                new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(ANALYZER).setCommitOnClose(true))) {
            for (Item item : items) {
                writer.addDocument(document(item));
            }
            writer.forceMerge(1);
            writer.commit();
            ByteBuffersDirectory directory = (ByteBuffersDirectory) writer.getDirectory();
            long size = 0;
            for (String file : directory.listAll()) {
                size += directory.fileLength(file);
            }
            this.bytes = size;
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        items.forEach(item -> item.in(Field.TITLE).forEach(this::remember));
        items.forEach(item -> item.in(Field.TEXT).forEach(this::remember));
        items.forEach(item -> item.in(Field.ALIAS).forEach(this::remember));
    }

    static PointIndex of(Document document) {
        List<Item> items = new ArrayList<>();
        document.profiles().forEach(profile -> {
            profile.entries().forEach(entry -> items.add(Item.of(profile, entry)));
            profile.statements().forEach(statement -> items.add(Item.of(profile, statement)));
        });
        return new PointIndex(List.copyOf(items));
    }

    List<Item> items() {
        return items;
    }

    /** How large it is, without the wording itself. */
    long bytes() {
        return bytes;
    }

    /** Best first. */
    List<Item> find(Query query) {
        try {
            ScoreDoc[] hits = searcher.search(query, Math.max(1, items.size())).scoreDocs;
            return Arrays.stream(hits)
                    .sorted(Comparator.comparingDouble((ScoreDoc hit) -> -hit.score * weight(items.get(hit.doc)))
                            .thenComparingInt(hit -> hit.doc))
                    .map(hit -> items.get(hit.doc))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words of this point that differ from one typed by a letter or two, as they are written here. */
    List<String> like(String typed) {
        String wanted = String.join("", tokens(typed).keySet());
        if (wanted.length() < 4) {
            return List.of();
        }
        LevenshteinAutomata letters = new LevenshteinAutomata(wanted, true);
        for (int distance = 1; distance <= (wanted.length() < 6 ? 1 : 2); distance++) {
            CharacterRunAutomaton like = new CharacterRunAutomaton(letters.toAutomaton(distance));
            List<String> found = words.entrySet().stream()
                    .filter(word -> like.run(word.getKey()))
                    .map(Map.Entry::getValue)
                    .limit(3)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private void remember(String wording) {
        tokens(wording).forEach(words::putIfAbsent);
    }

    /** Words without umlauts and capitals, each with the way in which it is written. */
    private static Map<String, String> tokens(String wording) {
        Map<String, String> tokens = new HashMap<>();
        try (TokenStream stream = Analyzers.GERMAN_WORDS.tokenStream("", wording)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.put(term.toString(), wording.substring(offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private static float weight(Item item) {
        return item.kind() == Kind.REFERENCE ? WEIGHT_OF_A_SOURCE : 1;
    }

    private static org.apache.lucene.document.Document document(Item item) {
        org.apache.lucene.document.Document document = new org.apache.lucene.document.Document();
        for (Field field : Field.values()) {
            item.in(field)
                    .forEach(value -> document.add(
                            new TextField(field.name(), value, org.apache.lucene.document.Field.Store.NO)));
        }
        return document;
    }
}
