package org.standbild.editorial.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people log in and out: with name and password, or at the issuer when one is named. */
@Controller
class LoginPage {

    static final String PATH = "/anmelden";

    private final Issuer issuer;

    LoginPage(Issuer issuer) {
        this.issuer = issuer;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam(required = false) @Nullable String fehler,
            @RequestParam(required = false) @Nullable String warten,
            @RequestParam(required = false) @Nullable String abgemeldet,
            @RequestParam(required = false) @Nullable String unterbrochen,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Member member) {
        if (InterruptedForm.isFromScript(request)) {
            return new ModelAndView("editorial/login :: gone");
        }
        String elsewhere = issuer.loginPath().orElse(null);
        if (elsewhere != null && member == null && abgemeldet == null) {
            return new ModelAndView("redirect:" + elsewhere);
        }
        boolean throttled = warten != null && warten.matches("\\d{1,4}");
        return new ModelAndView("editorial/login", throttled ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.OK)
                .addObject("failed", fehler != null)
                .addObject("minutes", throttled ? warten : null)
                .addObject("left", abgemeldet != null)
                .addObject("interrupted", unterbrochen != null)
                .addObject("elsewhere", elsewhere)
                .addObject("member", member);
    }
}
