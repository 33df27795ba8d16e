package org.standbild.feed;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.standbild.eventstore.Histories;
import org.standbild.webframe.ReadYourWrites;

/** Who has written a change finds it in the list and in the feeds. The stream and what never changes need not wait. */
@Configuration(proxyBeanMethods = false)
class FeedReads implements WebMvcConfigurer {

    private final Histories histories;
    private final LongSupplier head;
    private final Duration wait;

    FeedReads(
            Histories histories,
            @Qualifier("headPosition") ObjectProvider<LongSupplier> head,
            @Value("${standbild.reading.wait:5s}") Duration wait) {
        this.histories = histories;
        this.head = ReadYourWrites.head(head);
        this.wait = wait;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ReadYourWrites(histories::position, head, histories::await, wait))
                .addPathPatterns("/api/changes/**", "/feeds/changes.atom", "/feeds/changes.json", "/aenderungen/**");
    }
}
