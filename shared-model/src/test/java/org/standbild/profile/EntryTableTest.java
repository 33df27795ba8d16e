package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 351", "-", "@name", "\tx", "Dresden", "'s", "", "1=1"})
    void whatIsReadFromACellIsWhatWasWrittenIntoIt(String text) {
        assertThat(EntryTable.text(EntryTable.cell(text))).isEqualTo(text);
    }
}
