package org.standbild.view.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Cuts a wording where what was looked for begins and ends. */
final class Highlighter {

    private final Query query;

    Highlighter(Query query) {
        this.query = query;
    }

    /** All highlights of an item: title and text always, anything else where something was found. */
    List<Hit.Highlight> of(Item item) {
        List<Hit.Highlight> highlights = new ArrayList<>();
        for (Field field : Field.values()) {
            boolean always = field.shown().equals("title") || field.shown().equals("text");
            if (field == Field.PROFILE) {
                continue;
            }
            for (String wording : item.in(field)) {
                List<Hit.Piece> pieces = pieces(field, wording);
                if (always || pieces.stream().anyMatch(Hit.Piece::hit)) {
                    highlights.add(new Hit.Highlight(field.shown(), field.language(), pieces));
                }
            }
        }
        return highlights;
    }

    @SuppressWarnings("unchecked")
    private List<Hit.Piece> pieces(Field field, String wording) {
        if (wording.isEmpty()) {
            return List.of();
        }
        try {
            UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(Analyzers.of(field.language()))
                    .withBreakIterator(() -> (BreakIterator) new WholeBreakIterator())
                    .withFormatter(new Pieces())
                    .withMaxLength(Integer.MAX_VALUE - 1)
                    .build();
            Object pieces = highlighter.highlightWithoutSearcher(field.name(), query, wording, 1);
            return pieces == null ? List.of(new Hit.Piece(wording, false)) : (List<Hit.Piece>) pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Pieces extends PassageFormatter {

        @Override
        public Object format(Passage[] passages, String content) {
            List<Hit.Piece> pieces = new ArrayList<>();
            int told = 0;
            for (Passage passage : passages) {
                for (int i = 0; i < passage.getNumMatches(); i++) {
                    int start = Math.max(told, passage.getMatchStarts()[i]);
                    int end = passage.getMatchEnds()[i];
                    if (end <= start) {
                        continue;
                    }
                    if (start > told) {
                        pieces.add(new Hit.Piece(content.substring(told, start), false));
                    }
                    pieces.add(new Hit.Piece(content.substring(start, end), true));
                    told = end;
                }
            }
            if (told < content.length()) {
                pieces.add(new Hit.Piece(content.substring(told), false));
            }
            return List.copyOf(pieces);
        }
    }
}
