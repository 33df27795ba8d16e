package org.standbild.editorial.account;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a form that arrived without a session is sent again or thrown away. */
@Controller
class ResumePage {

    @GetMapping(InterruptedForm.RESUME)
    ModelAndView show(HttpSession session) {
        return InterruptedForm.of(session)
                .map(form -> new ModelAndView("editorial/resume").addObject("form", form))
                .orElseGet(() -> new ModelAndView("redirect:/redaktion"));
    }

    @PostMapping(InterruptedForm.RESUME)
    ModelAndView discard(HttpSession session) {
        InterruptedForm.forget(session);
        return new ModelAndView("redirect:/redaktion");
    }
}
