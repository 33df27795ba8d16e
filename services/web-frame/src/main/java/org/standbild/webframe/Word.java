package org.standbild.webframe;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run of words that two wordings share or only one of them has. EQUAL and INSERTED runs, one after the other, are the new wording.
 */
public record Word(Op op, String text) {

    /** Where a run of words belongs. */
    public enum Op {
        EQUAL,
        INSERTED,
        DELETED
    }

    /** A word, a compound or number included, or a punctuation mark; with the blanks behind it. */
    private static final Pattern TOKEN =
            Pattern.compile("(?:[\\p{L}\\p{M}\\p{N}]+(?:[-–*:'’./][\\p{L}\\p{M}\\p{N}]+)*|\\S)\\s*");

    /** What was inserted and deleted; at each place the deleted words come first. */
    public static List<Word> between(@Nullable String before, @Nullable String after) {
        List<String> old = tokens(before);
        List<String> young = tokens(after);
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, young, Word::isSameWord).getDeltas()) {
            add(words, Op.EQUAL, young.subList(at, delta.getTarget().getPosition()));
            add(words, Op.DELETED, delta.getSource().getLines());
            add(words, Op.INSERTED, delta.getTarget().getLines());
            at = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        add(words, Op.EQUAL, young.subList(at, young.size()));
        return List.copyOf(words);
    }

    private static boolean isSameWord(String one, String other) {
        return one.stripTrailing().equals(other.stripTrailing());
    }

    private static void add(List<Word> words, Op op, List<String> tokens) {
        if (!tokens.isEmpty()) {
            words.add(new Word(op, String.join("", tokens)));
        }
    }

    private static List<String> tokens(@Nullable String text) {
        return text == null
                ? List.of()
                : TOKEN.matcher(text.strip()).results().map(MatchResult::group).toList();
    }
}
