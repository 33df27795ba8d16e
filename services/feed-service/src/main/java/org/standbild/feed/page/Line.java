package org.standbild.feed.page;

import java.util.List;

/** A field that a change altered, in words. */
record Line(String field, List<Piece> pieces) {

    /** Whether one value took another's place, so that an arrow between them reads well. */
    public boolean isReplacement() {
        return pieces.size() == 2
                && pieces.get(0).op() == Piece.Op.REMOVED
                && pieces.get(1).op() == Piece.Op.INSERTED;
    }

    /** Whether it is a wording of which some words stayed. */
    public boolean isProse() {
        return pieces.stream().anyMatch(piece -> piece.op() == Piece.Op.STAYED);
    }
}
