package org.standbild.view.memento;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.document.Format;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;
import org.standbild.webframe.Problem;

/**
 * Says of the document and the profiles where their earlier versions are, and of an earlier version when it was recorded and which are beside
 * it. A version is what names both clocks in its address and can never change.
 */
@Configuration(proxyBeanMethods = false)
class MementoHeaders implements WebMvcConfigurer, HandlerInterceptor {

    private static final int AFTER_THE_WAIT_FOR_WRITES = 10;

    private final Mementos mementos;
    private final Points points;
    private final PublicAddress addresses;

    MementoHeaders(Mementos mementos, Points points, PublicAddress addresses) {
        this.mementos = mementos;
        this.points = points;
        this.addresses = addresses;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/laender/{slug}", "/dokument", "/api/profiles/{code}", "/api/document")
                .order(AFTER_THE_WAIT_FOR_WRITES);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!leadsElsewhere(request, path)) {
            Original.at(path, request.getParameter("stand"))
                    .ifPresent(original -> describe(original, request.getParameter("knownAt"), response));
        }
        return true;
    }

    /** Who asks the API for a page is sent there. */
    private static boolean leadsElsewhere(HttpServletRequest request, String path) {
        try {
            return path.startsWith("/api/") && Format.wanted(request.getHeader(HttpHeaders.ACCEPT)) == Format.HTML;
        } catch (Problem e) {
            return true;
        }
    }

    private void describe(Original asked, @Nullable String knownAt, HttpServletResponse response) {
        PointInTime point;
        try {
            point = points.at(asked.stand(), knownAt);
        } catch (Problem e) {
            return;
        }
        Instant known = point.knownAt();
        if (known == null || !point.settled()) {
            if (known == null) {
                response.addHeader(
                        HttpHeaders.LINK,
                        new Links(addresses, asked).timeGate().timeMap().toString());
            }
            return;
        }
        Optional<Instant> recorded = mementos.at(asked, known);
        Original original = recorded.isPresent() && point.stand().equals(Original.day(recorded.get()))
                ? new Original(asked.path(), asked.profile(), null)
                : asked;
        List<Instant> all = mementos.of(original);
        Links links = new Links(addresses, original).original().timeGate().timeMap();
        recorded.ifPresent(when -> response.setHeader("Memento-Datetime", Links.date(when)));
        response.addHeader(
                HttpHeaders.LINK, links.around(all, recorded.orElse(null)).toString());
    }
}
