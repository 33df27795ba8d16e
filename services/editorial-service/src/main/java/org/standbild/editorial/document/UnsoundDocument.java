package org.standbild.editorial.document;

import java.util.List;

/** The shipped document has mistakes; nothing of it was loaded. Each message begins with file, line and column. */
public final class UnsoundDocument extends RuntimeException {

    private final List<String> mistakes;

    UnsoundDocument(String mistake) {
        this(List.of(mistake));
    }

    UnsoundDocument(List<String> mistakes) {
        super(mistakes.size() + " mistake(s) in the document:\n  " + String.join("\n  ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
