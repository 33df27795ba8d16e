package org.standbild.view.caching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.Histories;
import org.standbild.view.point.Points;
import org.standbild.webframe.Problem;

/**
 * A page is as it was while nothing was recorded, the day has not ended, and neither the reader's language nor the application is another: its
 * ETag says all that, so a page that a browser has is neither made nor sent again. A page of a point that can never change is not even asked for
 * again, for a day; longer would keep its frame, which does change.
 *
 * <p>Who is logged in gets pages with forms of her own, which are never kept.
 *
 * <p>The ETag is weak: pages are sent compressed, and a strong one would forbid that.
 */
@Configuration(proxyBeanMethods = false)
class PageCaching implements WebMvcConfigurer, HandlerInterceptor {

    private static final int AFTER_THE_LANGUAGE_IS_KNOWN = 20;
    private static final List<String> PAGES =
            List.of("/", "/laender/**", "/dokument", "/matrix/**", "/ausgaben", "/bestand", "/suche", "/vergleich");
    private static final List<String> OF_ONE_POINT = List.of("/laender/[a-z-]+", "/dokument");

    private final Histories histories;
    private final Points points;
    private final long started;

    PageCaching(Histories histories, Points points, ApplicationContext application) {
        this.histories = histories;
        this.points = points;
        this.started = application.getStartupDate();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PAGES).order(AFTER_THE_LANGUAGE_IS_KNOWN);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!isPage(handler) || request.getRemoteUser() != null) {
            return true;
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        boolean unchanged = new ServletWebRequest(request, response).checkNotModified(etag(request));
        if (unchanged) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl(request));
        }
        return !unchanged;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        boolean isWhole =
                page == null || page.getStatus() == null || page.getStatus().is2xxSuccessful();
        if (isPage(handler)
                && request.getRemoteUser() == null
                && isWhole
                && response.getStatus() == HttpServletResponse.SC_OK) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl(request));
        }
    }

    private static boolean isPage(Object handler) {
        return handler instanceof HandlerMethod method
                && !method.getBeanType().isAnnotationPresent(RestController.class);
    }

    private String etag(HttpServletRequest request) {
        String all = String.join(
                "\n",
                request.getRequestURL(),
                String.valueOf(request.getQueryString()),
                RequestContextUtils.getLocale(request).getLanguage(),
                points.today().toString(),
                Long.toString(histories.position()),
                Long.toString(started));
        return "W/\""
                + CanonicalDocument.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "\"";
    }

    private String cacheControl(HttpServletRequest request) {
        return isSettled(request) ? "max-age=86400, private, immutable" : "no-cache, private";
    }

    private boolean isSettled(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (OF_ONE_POINT.stream().noneMatch(path::matches)) {
            return false;
        }
        try {
            return points.at(request.getParameter("stand"), request.getParameter("knownAt"))
                    .settled();
        } catch (Problem e) {
            return false;
        }
    }
}
