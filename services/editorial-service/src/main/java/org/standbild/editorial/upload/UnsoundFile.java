package org.standbild.editorial.upload;

import java.util.List;

/** A file cannot be read; nothing of it counts. */
final class UnsoundFile extends RuntimeException {

    private final transient List<Misplaced> mistakes;

    UnsoundFile(List<Misplaced> mistakes) {
        super(mistakes.toString(), null, false, false);
        this.mistakes = List.copyOf(mistakes);
    }

    List<Misplaced> mistakes() {
        return mistakes;
    }
}
