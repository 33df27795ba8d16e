package org.standbild.webframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ReadYourWritesTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final View view = new View();
    private final ReadYourWrites interceptor =
            new ReadYourWrites(() -> view.position, () -> view.head, view::await, FIVE_SECONDS);

    @Test
    void aReadThatNamesNothingIsAnsweredAtOnceAndSaysWhatItHasSeen() {
        view.position = 412;
        view.head = 412;

        assertThat(read()).isEqualTo("412");
        assertThat(view.awaited).isEmpty();
    }

    @Test
    void aReadWaitsUntilThePositionItNamesIsThere() {
        view.position = 411;
        view.arrives = 412;

        assertThat(read(ReadYourWrites.MIN_POSITION, "412")).isEqualTo("412");
        assertThat(view.awaited).containsExactly(412L);
    }

    @Test
    void theHeaderThatAWriteAnsweredCanBeSentBackAsItIs() {
        view.arrives = 412;

        assertThat(read(ReadYourWrites.POSITION, "412")).isEqualTo("412");
    }

    @Test
    void aPositionThatIsNotReachedInTimeIsNotYetVisible() {
        view.position = 411;

        assertThatThrownBy(() -> read(ReadYourWrites.MIN_POSITION, "412"))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.status().value()).isEqualTo(503);
                    assertThat(problem.getMessage()).startsWith("not-yet-visible");
                    assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("1");
                });
    }

    @Test
    void whatThisProcessHasWrittenIsWaitedForWithoutAnyHeader() {
        view.position = 411;
        view.head = 412;
        view.arrives = 412;

        assertThat(read()).isEqualTo("412");
    }

    @Test
    void aViewThatStandsStillIsWaitedForOnceAndThenReadAsItIs() {
        view.position = 300;
        view.head = 412;

        assertThat(read()).isEqualTo("300");
        assertThat(read()).isEqualTo("300");
        assertThat(view.awaited).containsExactly(412L);

        view.position = 350;
        view.arrives = 412;
        assertThat(read()).isEqualTo("412");
    }

    @Test
    void aWriteIsNotHeldUp() {
        view.head = 412;
        MockHttpServletResponse response = new MockHttpServletResponse();

        interceptor.preHandle(new MockHttpServletRequest("POST", "/api/profiles/DE-HE/changes"), response, this);

        assertThat(response.getHeader(ReadYourWrites.POSITION)).isNull();
        assertThat(view.awaited).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"neueste", "1.5", "-2", "99999999999999999999", "0x1"})
    void whatIsNoPositionIsRefusedWithItsValueAndAnExample(String value) {
        assertThatThrownBy(() -> read(ReadYourWrites.MIN_POSITION, value))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.status().value()).isEqualTo(400);
                    assertThat(problem.detail().de()).contains(value, "412");
                    assertThat(problem.errors().get(0).pointer()).isEqualTo("X-Min-Position");
                });
    }

    private String read(String... header) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/profiles/DE-HE");
        if (header.length > 0) {
            request.addHeader(header[0], header[1]);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThat(interceptor.preHandle(request, response, this)).isTrue();
        return String.valueOf(response.getHeader(ReadYourWrites.POSITION));
    }

    /** A view to which, while one waits, arrives what the test says. */
    private static final class View {
        private long position = -1;
        private long head = -1;
        private long arrives = -1;
        private final List<Long> awaited = new ArrayList<>();

        private boolean await(long wanted, Duration atMost) {
            assertThat(atMost).isEqualTo(FIVE_SECONDS);
            awaited.add(wanted);
            position = Math.max(position, arrives);
            return position >= wanted;
        }
    }
}
