package org.standbild.editorial.document;

import java.util.List;
import java.util.stream.Collectors;
import org.standbild.profile.Text;

/** A file of the document has mistakes; nothing of it counts. */
public final class UnsoundDocument extends RuntimeException {

    private final transient List<Mistake> mistakes;

    /**
     * What is wrong in one place of a file.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Mistake(String file, int line, int column, Text reason) {

        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + reason.in("en");
        }
    }

    UnsoundDocument(Mistake mistake) {
        this(List.of(mistake));
    }

    UnsoundDocument(List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(Mistake::toString)
                .collect(Collectors.joining("\n  ", mistakes.size() + " mistake(s) in the document:\n  ", "")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
