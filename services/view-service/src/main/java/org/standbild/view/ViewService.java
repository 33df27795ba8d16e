package org.standbild.view;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.ChangesConfiguration;
import org.standbild.webframe.WebFrame;

/**
 * Everything a reader opens: the read API and the public pages. It needs a bean of {@code Histories} and a {@code Clock}; a {@code LongSupplier}
 * named {@code headPosition}, where there is one, says up to where this process has written the log.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import(WebFrame.class)
public class ViewService {

    public static void main(String[] arguments) {
        SpringApplication.run(new Class<?>[] {ViewService.class, ChangesConfiguration.class}, arguments);
    }
}
