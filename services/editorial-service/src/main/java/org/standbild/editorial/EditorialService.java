package org.standbild.editorial;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.ChangesConfiguration;
import org.standbild.webframe.WebFrame;

/** What editors do: propose, review, record, publish. Starts alone, or as part of the whole. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import({ChangesConfiguration.class, WebFrame.class})
public class EditorialService {

    public static void main(String[] arguments) {
        SpringApplication.run(EditorialService.class, arguments);
    }
}
