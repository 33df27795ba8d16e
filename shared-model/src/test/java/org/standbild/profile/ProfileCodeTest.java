package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileCodeTest {

    @Test
    void thereAreSixteenLaenderAndTheFederalChapter() {
        assertThat(ProfileCode.values()).hasSize(17);
        assertThat(ProfileCode.LAENDER).hasSize(16).doesNotContain(ProfileCode.DE);
    }

    @ParameterizedTest
    @EnumSource
    void aProfileIsFoundByItsCodeAndByTheEndOfItsAddress(ProfileCode code) {
        assertThat(ProfileCode.of(code.toString())).isEqualTo(code);
        assertThat(ProfileCode.withSlug(code.slug())).contains(code);
        assertThat(code.code()).matches("DE(-[A-Z]{2})?");
        assertThat(code.slug()).matches("[a-z-]+");
    }

    @Test
    void noTwoShareACodeOrAnAddress() {
        assertThat(Stream.of(ProfileCode.values()).map(ProfileCode::code)).doesNotHaveDuplicates();
        assertThat(Stream.of(ProfileCode.values()).map(ProfileCode::slug)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DE-XX", "de-bw", "DE_BW", "BW", "DE-BW "})
    void whatIsNoProfileIsRefusedWithTheOnesThatAre(String code) {
        assertThat(ProfileCode.find(code)).isEmpty();
        assertThatThrownBy(() -> ProfileCode.of(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DE-BW to DE-TH");
    }

    @Test
    void inJsonItIsItsCode() {
        assertThat(Changes.JSON.writeValueAsString(ProfileCode.DE_HE)).isEqualTo("\"DE-HE\"");
        assertThat(Changes.JSON.readValue("\"DE-HE\"", ProfileCode.class)).isEqualTo(ProfileCode.DE_HE);
    }
}
