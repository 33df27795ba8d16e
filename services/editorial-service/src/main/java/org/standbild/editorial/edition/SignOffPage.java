package org.standbild.editorial.edition;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.profile.SignOff;
import org.standbild.profile.Text;

/** The page that a personal link leads to: a profile at the point of the edition, and the question whether one agrees. */
@Controller
class SignOffPage {

    private static final int LONGEST = 4_000;

    private final SignOffs signOffs;

    SignOffPage(SignOffs signOffs) {
        this.signOffs = signOffs;
    }

    @GetMapping(path = "/abstimmung/{token}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String danke,
            HttpServletResponse response) {
        keepPrivate(response);
        try {
            return question(token, signOffs.open(token), null, "", null, HttpStatus.OK);
        } catch (Refused refused) {
            return closed(token, refused, danke != null);
        }
    }

    @PostMapping(path = "/abstimmung/{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String antwort,
            @RequestParam(defaultValue = "") String anmerkungen,
            HttpServletResponse response) {
        keepPrivate(response);
        try {
            SignOff answer = Arrays.stream(SignOff.values())
                    .filter(each -> each.name().equals(antwort))
                    .findFirst()
                    .orElse(null);
            String remarks = anmerkungen.strip();
            Text fault = fault(answer, remarks);
            if (answer == null || fault != null) {
                return question(token, signOffs.open(token), answer, remarks, fault, HttpStatus.BAD_REQUEST);
            }
            signOffs.answer(token, answer, remarks.isEmpty() ? null : remarks);
            return new ModelAndView("redirect:/abstimmung/" + token + "?danke");
        } catch (Refused refused) {
            return closed(token, refused, false);
        }
    }

    private static @Nullable Text fault(@Nullable SignOff answer, String remarks) {
        if (answer == null) {
            return new Text("Bitte wählen Sie eine Antwort.", "Please choose an answer.");
        }
        if (remarks.length() > LONGEST) {
            return new Text("Höchstens " + LONGEST + " Zeichen.", "At most " + LONGEST + " characters.");
        }
        if (answer != SignOff.AGREED && remarks.isEmpty()) {
            return Rule.REMARKS_MISSING.reason();
        }
        return null;
    }

    /** The address is a key: nobody else is to learn it. */
    private static void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    private static ModelAndView question(
            String token,
            SignOffs.Question question,
            @Nullable SignOff answer,
            String remarks,
            @Nullable Text fault,
            HttpStatus status) {
        return new ModelAndView("editorial/sign-off", status)
                .addObject("token", token)
                .addObject("question", question)
                .addObject("profile", question.content())
                .addObject("answer", answer)
                .addObject("answers", SignOff.values())
                .addObject("remarks", remarks)
                .addObject("fault", fault);
    }

    private ModelAndView closed(String token, Refused refused, boolean thanks) {
        boolean used = refused.rule() == Rule.LINK_USED;
        return new ModelAndView(
                        "editorial/sign-off-closed",
                        used && thanks ? HttpStatus.OK : refused.rule().status())
                .addObject("rule", refused.rule())
                .addObject("thanks", thanks)
                .addObject("given", used ? signOffs.answered(token) : null);
    }
}
