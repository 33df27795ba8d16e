package org.standbild.feed;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.ChangesConfiguration;
import org.standbild.webframe.WebFrame;

/**
 * Everything that tells subscribers what changed. It needs a bean of {@code Histories} and a {@code Clock}; a {@code LongSupplier} named
 * {@code headPosition}, where there is one, says up to where this process has written the log.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.standbild\\.feed\\.(subscription|webhook|mail|management)\\..*"))
@ConfigurationPropertiesScan
@Import(WebFrame.class)
public class FeedService {

    public static void main(String[] args) {
        SpringApplication.run(new Class<?>[] {FeedService.class, ChangesConfiguration.class, StartedAlone.class}, args);
    }
}
