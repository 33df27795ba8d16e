package org.standbild.feed.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldNamesTest {

    @Test
    void everyDateHasANameOnScreen() {
        assertThat(FieldNames.knowsEveryDate()).isTrue();
        assertThat(FieldNames.of("title.en", "de")).isEqualTo("Titel (englisch)");
        assertThat(FieldNames.of("caveats.HSP4_FOOTNOTE", "en")).isEqualTo("Covid caveat (HSP4_FOOTNOTE)");
        assertThat(FieldNames.of("somethingNew", "de")).isEqualTo("somethingNew");
    }
}
