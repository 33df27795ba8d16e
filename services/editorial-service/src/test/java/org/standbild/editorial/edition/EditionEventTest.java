package org.standbild.editorial.edition;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.standbild.editorial.Contract;

class EditionEventTest {

    @Test
    void everyEventOfThisServiceIsReadAsItWasWritten() throws IOException {
        Contract.holds("edition-events.jsonl", List.of(SignOffRequested.class, SignOffRevoked.class));
    }
}
