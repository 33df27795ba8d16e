package org.standbild.webframe;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * What the pages of all services share. A service imports it and then finds in the model of each of its pages {@code frame} (a
 * {@link Frame}) and {@code words} (a {@link Words}); its templates start from {@code frame/layout}, its messages lie in
 * {@code messages/<service>.properties} (German) and {@code messages/<service>_en.properties}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    ApiDescription.class,
    Problems.class,
    ProblemPages.class,
    NotAcceptable.class,
    ErrorAnswers.class,
    ReferencedErrors.class
})
@PropertySource("classpath:frame/frame.properties")
public class WebFrame implements WebMvcConfigurer {

    /** German unless the reader has chosen English; the choice is kept in a cookie. */
    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("standbild.lang");
        resolver.setDefaultLocale(Locale.GERMAN);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        resolver.setCookieHttpOnly(true);
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(MessageBundles.onTheClasspath());
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LanguageSwitch());
        registry.addInterceptor(new FrameInterceptor());
    }

    /** Pages link these with the version of their content, so a browser may keep them. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/frame/lib/**")
                .addResourceLocations(Htmx.folder())
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/frame/**")
                .addResourceLocations("classpath:/static/frame/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }
}
