package org.standbild.webframe;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.standbild.profile.ProfileCode;

/** Gives every page its frame, and every answer the headers that keep foreign code out. */
final class FrameInterceptor implements HandlerInterceptor {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !page.isReference() || isRedirect(page)) {
            return;
        }
        Words words = new Words(language(request));
        boolean member = isForMember(request, response);
        page.addObject("words", words);
        page.addObject(
                "frame",
                new Frame(
                        words,
                        address(request),
                        request.getContextPath(),
                        member,
                        member ? editing(request) : Set.of()));
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        }
    }

    /** What a shared cache may keep says nothing of who asked. */
    private static boolean isForMember(HttpServletRequest request, HttpServletResponse response) {
        String caching = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return request.getUserPrincipal() != null && (caching == null || !caching.contains("public"));
    }

    private static boolean isRedirect(ModelAndView page) {
        String view = page.getViewName();
        return view != null && (view.startsWith("redirect:") || view.startsWith("forward:"));
    }

    /** None, in a service that asks nobody to log in. */
    private static Set<ProfileCode> editing(HttpServletRequest request) {
        return Arrays.stream(ProfileCode.values())
                .filter(profile -> request.isUserInRole(Frame.writerOf(profile)))
                .collect(Collectors.toSet());
    }

    private static String language(HttpServletRequest request) {
        Locale locale = RequestContextUtils.getLocale(request);
        return locale.getLanguage().equals("en") ? "en" : "de";
    }

    /** What the reader asked for, also when this is the page that tells of an error. */
    private static String address(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed instanceof String uri ? uri : request.getRequestURI();
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }
}
