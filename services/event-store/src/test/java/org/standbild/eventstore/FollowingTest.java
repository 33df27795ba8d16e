package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.embedded.EmbeddedServer;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;

class FollowingTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void ofSeveralProcessesOnOneServerEachSeesEveryChange() {
        try (EmbeddedServer server = TestServer.embedded(folder);
                ConfigurableApplicationContext one = started(server);
                ConfigurableApplicationContext other = started(server)) {
            one.getBean(EventStore.class).publish(opened(ProfileCode.DE_HE));
            other.getBean(EventStore.class).publish(opened(ProfileCode.DE_SN));

            for (ConfigurableApplicationContext each : List.of(one, other)) {
                Histories histories = each.getBean(Histories.class);
                assertThat(histories.await(1, SOON)).isTrue();
                assertThat(histories.of(ProfileCode.DE_HE).version()).isEqualTo(1);
                assertThat(histories.of(ProfileCode.DE_SN).version()).isEqualTo(1);
            }
        }
    }

    private static GenericDomainEventMessage<ProfileOpened> opened(ProfileCode code) {
        return new GenericDomainEventMessage<>(
                "StateProfile",
                code.code(),
                0,
                new ProfileOpened(
                        code,
                        Stand.of("2020-02"),
                        new Text(code.label().de(), null),
                        List.of(Section.LANDESREGIERUNG),
                        List.of(),
                        null));
    }

    private static ConfigurableApplicationContext started(EmbeddedServer server) {
        return new SpringApplication(Reader.class)
                .run(
                        "--spring.mongodb.uri=" + server.connectionString() + "standbild",
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ChangesConfiguration.class)
    static class Reader {}
}
