package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class UuidVersion7Test {

    private final IdentifierFactory factory = IdentifierFactory.getInstance();

    @Test
    void messagesAreNamedByTimeAndInTheOrderInWhichTheyAreMade() {
        List<String> identifiers =
                Stream.generate(factory::generateIdentifier).limit(20_000).toList();
        assertThat(factory).isInstanceOf(UuidVersion7.class);
        assertThat(identifiers).doesNotHaveDuplicates().isSorted();
        UUID first = UUID.fromString(identifiers.get(0));
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(first.getMostSignificantBits() >>> 16))
                .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(5, ChronoUnit.SECONDS));
    }

    @Test
    void threadsThatMakeThemAtOnceGetDifferentOnes() {
        assertThat(IntStream.range(0, 50_000)
                        .parallel()
                        .mapToObj(i -> factory.generateIdentifier())
                        .toList())
                .doesNotHaveDuplicates();
    }
}
