package org.standbild.editorial;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.Histories;
import org.standbild.webframe.ReadYourWrites;

/** What editors read is held against everything that was recorded before. */
@Configuration(proxyBeanMethods = false)
class EditorialReads implements WebMvcConfigurer {

    private final Histories histories;
    private final EventLog log;
    private final Duration wait;

    EditorialReads(Histories histories, EventLog log, @Value("${standbild.reading.wait:5s}") Duration wait) {
        this.histories = histories;
        this.log = log;
        this.wait = wait;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ReadYourWrites(histories::position, log::headPosition, histories::await, wait))
                .addPathPatterns("/api/proposals/**", "/redaktion/**", "/abstimmung/**");
    }
}
