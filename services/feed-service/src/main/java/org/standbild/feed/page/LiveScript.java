package org.standbild.feed.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The one script of the page, at an address that changes with its content. It lies below the page's, where a proxy asks this service. */
@Configuration(proxyBeanMethods = false)
class LiveScript implements WebMvcConfigurer {

    private static final String PATH = ChangesView.PATH + "/live.js";
    private static final String SCRIPTS = ChangesView.PATH + "/*.js";
    private static final String FOLDER = "org/standbild/feed/page/";

    static final String ADDRESS = PATH + "?v=" + version();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(SCRIPTS)
                .addResourceLocations("classpath:" + FOLDER)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    private static String version() {
        try (InputStream script = new ClassPathResource(FOLDER + "live.js").getInputStream()) {
            return DigestUtils.md5DigestAsHex(script).substring(0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
