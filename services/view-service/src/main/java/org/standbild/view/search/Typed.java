package org.standbild.view.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.jspecify.annotations.Nullable;

/**
 * What a reader typed, as a query. Every word has to be found, each in any field; words in quotes have to be found side by side; a word after
 * a minus must not be there. Anything else that looks like syntax is text: nothing that can be typed is an error.
 */
final class Typed {

    private static final Pattern PARTS = Pattern.compile("(-?)\"([^\"]*)\"|(\\S+)");

    /** What is left of a word on either side of a part of it. */
    private static final int LEFT_OVER = 4;

    /** The shortest is looked for at the end of longer words only, where German says what a thing is. */
    private static final int SHORTEST_PART = 4;

    /** A longer word is looked for as a whole only: no word of the document is made of it. */
    private static final int LONGEST_PART = 60;

    private static final int MOST_WORDS = 20;

    private final List<Query> wanted = new ArrayList<>();
    private final List<Query> unwanted = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private Typed() {}

    static Typed of(String text) {
        Typed typed = new Typed();
        Matcher parts = PARTS.matcher(text);
        for (int i = 0; i < MOST_WORDS && parts.find(); i++) {
            typed.take(
                    parts.group(2) == null ? parts.group(3) : parts.group(2), parts.group(2) != null, parts.group(1));
        }
        return typed;
    }

    private void take(String part, boolean quoted, @Nullable String minus) {
        boolean refused = quoted ? "-".equals(minus) : part.length() > 1 && part.startsWith("-");
        String said = refused && !quoted ? part.substring(1) : part;
        Query query = anywhere(said, quoted);
        if (query != null) {
            (refused ? unwanted : wanted).add(query);
            if (!refused) {
                words.add(said);
            }
        }
    }

    /** The words that have to be found, as typed. */
    List<String> words() {
        return words;
    }

    boolean asksForNothing() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }

    Query query() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (wanted.isEmpty()) {
            all.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        wanted.forEach(query -> all.add(query, Occur.MUST));
        unwanted.forEach(query -> all.add(query, Occur.MUST_NOT));
        return all.build();
    }

    /** Absent for a word that says nothing, such as an article. */
    private static @Nullable Query anywhere(String said, boolean quoted) {
        List<Query> fields = new ArrayList<>();
        for (Field field : Field.ALL) {
            Analyzer analyzer = Analyzers.of(field.language());
            QueryBuilder builder = new QueryBuilder(analyzer);
            Query query = quoted
                    ? builder.createPhraseQuery(field.name(), said)
                    : builder.createBooleanQuery(field.name(), said, Occur.MUST);
            if (query == null) {
                if (field.language().equals("de")) {
                    return null;
                }
                continue;
            }
            fields.add(new BoostQuery(field.isMadeOfParts() ? withParts(query) : query, field.weight()));
        }
        return new DisjunctionMaxQuery(fields, 0.1f);
    }

    /** German words are found in longer ones that are made of them. */
    private static Query withParts(Query query) {
        if (query instanceof TermQuery word) {
            String stem = word.getTerm().text();
            return stem.length() < SHORTEST_PART || stem.length() > LONGEST_PART
                    ? query
                    : partly(word.getTerm().field(), stem, query);
        }
        if (query instanceof BooleanQuery several) {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            several.clauses().forEach(clause -> all.add(withParts(clause.getQuery()), clause.getOccur()));
            return all.build();
        }
        return query;
    }

    private static Query partly(String field, String stem, Query whole) {
        String rest = "(.{" + LEFT_OVER + ",})?";
        String after = stem.length() > SHORTEST_PART ? rest : "";
        Query part = new RegexpQuery(
                new Term(field, rest + escaped(stem) + after),
                RegExp.NONE,
                0,
                null,
                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT,
                MultiTermQuery.CONSTANT_SCORE_REWRITE);
        return new DisjunctionMaxQuery(List.of(whole, new BoostQuery(part, 0.15f)), 0.1f);
    }

    private static String escaped(String stem) {
        return stem.codePoints()
                .mapToObj(letter -> Character.isLetterOrDigit(letter)
                        ? Character.toString(letter)
                        : "\\" + Character.toString(letter))
                .reduce("", String::concat);
    }
}
