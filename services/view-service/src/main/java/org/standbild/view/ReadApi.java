package org.standbild.view;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.standbild.eventstore.Histories;
import org.standbild.webframe.ReadYourWrites;

/** Every read, by program or by person, sees what this process has written before. */
@Configuration(proxyBeanMethods = false)
class ReadApi implements WebMvcConfigurer {

    static final List<String> DATA =
            List.of("/api/profiles/**", "/api/document/**", "/api/matrix/**", "/api/editions/**", "/api/search/**");

    private static final List<String> PAGES = List.of(
            "/", "/laender/**", "/dokument/**", "/dokument.pdf", "/matrix/**", "/ausgaben/**", "/bestand", "/suche/**");

    private final Histories histories;
    private final LongSupplier head;
    private final Duration wait;

    ReadApi(
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
                .addPathPatterns(DATA)
                .addPathPatterns(PAGES);
    }
}
