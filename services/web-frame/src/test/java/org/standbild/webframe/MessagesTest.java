package org.standbild.webframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.standbild.profile.EntryDate;

class MessagesTest {

    @Test
    void everyWordHasAnEnglishOne() {
        assertThat(ResourceBundle.getBundle("messages/frame_en", Locale.ROOT).keySet())
                .isEqualTo(
                        ResourceBundle.getBundle("messages/frame", Locale.ROOT).keySet());
    }

    @Test
    void everyPlaceAndEverythingADateCanBeAboutHasAName() {
        ResourceBundle messages = ResourceBundle.getBundle("messages/frame", Locale.ROOT);
        for (Place place : Place.values()) {
            assertThat(messages.containsKey(place.key())).as(place.key()).isTrue();
        }
        EntryDate.KNOWN.forEach(what ->
                assertThat(messages.containsKey("date.what." + what)).as(what).isTrue());
    }
}
