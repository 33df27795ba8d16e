package org.standbild;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.standbild.editorial.EditorialService;
import org.standbild.eventstore.ChangesConfiguration;
import org.standbild.feed.FeedService;
import org.standbild.view.ViewService;

/** All services in one process, with the shipped document, on the embedded store unless {@code spring.mongodb.uri} names a server. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ChangesConfiguration.class, EditorialService.class, ViewService.class, FeedService.class})
public class Standbild {

    public static void main(String[] arguments) {
        SpringApplication.run(Standbild.class, arguments);
    }
}
