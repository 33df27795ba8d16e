package org.standbild.editorial.workspace;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.standbild.editorial.account.Member;

/** Puts the {@link Desk} on every page of the editorial service. */
@ControllerAdvice(basePackages = "org.standbild.editorial")
class DeskAdvice {

    @ModelAttribute("desk")
    @Nullable
    Desk desk(@AuthenticationPrincipal @Nullable Member member, HttpServletRequest request) {
        return Desk.of(
                member,
                request.getRequestURI().substring(request.getContextPath().length()));
    }
}
