package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.standbild.editorial.document.ProfileFile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;

class DocumentIsSoundTest {

    @ParameterizedTest
    @EnumSource
    void everyProfileReadsAndObeysTheRules(ProfileCode code) throws IOException {
        String file = code.code() + ".yaml";
        try (InputStream yaml = getClass().getResourceAsStream("/document/" + file)) {
            List<ProfileChange> changes = ProfileFile.read(file, new InputStreamReader(yaml, StandardCharsets.UTF_8));
            assertThat(changes).isNotEmpty();
        }
    }
}
