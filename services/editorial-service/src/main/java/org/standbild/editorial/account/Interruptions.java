package org.standbild.editorial.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.InvalidCsrfTokenException;
import org.springframework.stereotype.Component;

/**
 * When a session ends while somebody types, what she sends afterwards is kept until she has logged in again: in the same window, or in
 * another one, which leaves her form with a token that does not fit any more.
 */
@Component
class Interruptions implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationSuccessHandler {

    private final LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(LoginPage.PATH);
    private final AccessDeniedHandlerImpl refusal = new AccessDeniedHandlerImpl();
    private final SavedRequestAwareAuthenticationSuccessHandler asked =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final Duration session;

    Interruptions(@Value("${server.servlet.session.timeout}") Duration session) {
        this.session = session;
        asked.setDefaultTargetUrl("/redaktion");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        if (InterruptedForm.keep(request)) {
            response.sendRedirect(request.getContextPath() + LoginPage.PATH + "?unterbrochen");
        } else {
            login.commence(request, response, e);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        // a form from another site comes without the session's cookie, so it is nobody's
        boolean isSomebody = who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
        boolean hasToken = request.getParameter("_csrf") != null;
        if (e instanceof InvalidCsrfTokenException && hasToken && isSomebody && InterruptedForm.keep(request)) {
            response.sendRedirect(request.getContextPath() + InterruptedForm.RESUME);
        } else {
            refusal.handle(request, response, e);
        }
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (InterruptedForm.of(request.getSession(false)).isPresent()) {
            request.getSession().setMaxInactiveInterval((int) session.toSeconds());
            response.sendRedirect(request.getContextPath() + InterruptedForm.RESUME);
        } else {
            asked.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
