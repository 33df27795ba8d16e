package org.standbild.feed;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.standbild.eventstore.ChangesConfiguration;

/** The feed service with a log on the embedded server and a clock that tests move. Give it a {@code standbild.data-dir}. */
@EnableAutoConfiguration
@Import({FeedService.class, ChangesConfiguration.class, Recorder.class})
public class LoggingServer {

    @Bean
    @Primary
    ChangingClock changingClock() {
        return new ChangingClock(TestServer.NOW);
    }
}
