package org.standbild.feed.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.change.ChangeWords;
import org.standbild.feed.change.ItemDifference;

/** Some words of a field: those that stayed, came or went. */
record Piece(Op op, String text) {

    enum Op {
        STAYED,
        INSERTED,
        REMOVED
    }

    private static final Pattern WORD = Pattern.compile("\\S+\\s*");

    /** A wording word by word, any other value as a whole. */
    static List<Piece> of(ItemDifference difference, ChangeWords words) {
        Object before = difference.before();
        Object after = difference.after();
        if (before instanceof String old && after instanceof String young) {
            return between(old, young);
        }
        List<Piece> pieces = new ArrayList<>();
        add(pieces, Op.REMOVED, said(before, words));
        add(pieces, Op.INSERTED, said(after, words));
        return pieces;
    }

    private static List<String> said(@Nullable Object value, ChangeWords words) {
        return value == null || List.of().equals(value) ? List.of() : List.of(words.value(value));
    }

    private static List<Piece> between(String before, String after) {
        List<String> old = words(before);
        List<String> young = words(after);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, young, Piece::isSame).getDeltas()) {
            add(pieces, Op.STAYED, young.subList(at, delta.getTarget().getPosition()));
            add(pieces, Op.REMOVED, delta.getSource().getLines());
            add(pieces, Op.INSERTED, delta.getTarget().getLines());
            at = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        add(pieces, Op.STAYED, young.subList(at, young.size()));
        return pieces;
    }

    private static boolean isSame(String one, String other) {
        return one.stripTrailing().equals(other.stripTrailing());
    }

    private static void add(List<Piece> pieces, Op op, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(op, String.join("", words).strip()));
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.strip()).results().map(MatchResult::group).toList();
    }
}
