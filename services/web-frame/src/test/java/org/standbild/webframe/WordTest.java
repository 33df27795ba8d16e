package org.standbild.webframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbild.webframe.Word.Op.DELETED;
import static org.standbild.webframe.Word.Op.EQUAL;
import static org.standbild.webframe.Word.Op.INSERTED;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordTest {

    @Test
    void onlyTheWordsThatDifferAreInsertedAndDeleted() {
        assertThat(Word.between("Perspektiven für Geflüchtete", "Perspektiven für Zugewanderte"))
                .containsExactly(
                        new Word(EQUAL, "Perspektiven für "),
                        new Word(DELETED, "Geflüchtete"),
                        new Word(INSERTED, "Zugewanderte"));
    }

    @Test
    void aWordIsTheSameAtTheEndOfTheSentenceToo() {
        assertThat(Word.between("Sachsen plant", "Sachsen plant nichts mehr."))
                .containsExactly(new Word(EQUAL, "Sachsen plant "), new Word(INSERTED, "nichts mehr."));
    }

    @Test
    void equalAndInsertedWordsAreTheNewWording() {
        String young = "Drei bis vier Behörden (ZAB), ab 2021 – in Kusel, Trier; 3-4 weitere.";

        assertThat(Word.between("Drei Behörden ab dem Jahr 2021, in Kusel", young).stream()
                        .filter(word -> word.op() != DELETED)
                        .map(Word::text)
                        .collect(Collectors.joining()))
                .isEqualTo(young);
    }

    @Test
    void wordsThatWereNotThereAreInsertedAltogether() {
        assertThat(Word.between(null, "Neu gefasst.")).containsExactly(new Word(INSERTED, "Neu gefasst."));
        assertThat(Word.between("Alt gefasst.", null)).containsExactly(new Word(DELETED, "Alt gefasst."));
    }
}
