package org.standbild.view.search;

import java.io.Reader;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** How words are made comparable: one for German, one for English. */
final class Analyzers {

    /** Where letters end and a number begins: HSP4 is HSP 4. */
    private static final Pattern NUMBERED = Pattern.compile("(\\p{L})(\\d)");

    /** Case, umlauts (ä, ae), ß (ss), endings and a space before a number make no difference. */
    static final Analyzer GERMAN = new German(true);

    /** The same, endings kept. */
    static final Analyzer GERMAN_WORDS = new German(false);

    static final Analyzer ENGLISH = new EnglishAnalyzer();

    private Analyzers() {}

    static Analyzer of(String language) {
        return language.equals("en") ? ENGLISH : GERMAN;
    }

    private static final class German extends Analyzer {

        private final boolean stem;

        German(boolean stem) {
            this.stem = stem;
        }

        @Override
        protected Reader initReader(String field, Reader wording) {
            return new PatternReplaceCharFilter(NUMBERED, "$1 $2", wording);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream tokens = new LowerCaseFilter(words);
            tokens = new StopFilter(tokens, GermanAnalyzer.getDefaultStopSet());
            tokens = new GermanNormalizationFilter(tokens);
            return new TokenStreamComponents(words, stem ? new GermanLightStemFilter(tokens) : tokens);
        }

        @Override
        protected TokenStream normalize(String field, TokenStream tokens) {
            return new GermanNormalizationFilter(new LowerCaseFilter(tokens));
        }
    }
}
