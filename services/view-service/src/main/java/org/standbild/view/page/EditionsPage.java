package org.standbild.view.page;

import java.util.Comparator;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.Histories;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.edition.Edition;
import org.standbild.view.edition.Editions;

/** The editions, and how a reader checks that nobody has altered one. */
@Controller
class EditionsPage {

    private final Editions editions;
    private final Histories histories;
    private final PublicAddress addresses;

    EditionsPage(Editions editions, Histories histories, PublicAddress addresses) {
        this.editions = editions;
        this.histories = histories;
        this.addresses = addresses;
    }

    @GetMapping("/ausgaben")
    ModelAndView all() {
        return new ModelAndView("view/editions")
                .addObject(
                        "editions",
                        editions.all().stream()
                                .sorted(Comparator.comparing(Edition::publishedAtPosition)
                                        .reversed())
                                .map(edition -> EditionView.of(edition, histories))
                                .toList());
    }

    /** Every look folds the edition anew: the result is of now. */
    @GetMapping("/ausgaben/{slug}")
    ModelAndView one(@PathVariable String slug) {
        Edition edition = editions.named(slug);
        EditionView view = EditionView.of(edition, histories);
        return new ModelAndView("view/edition")
                .addObject("view", view)
                .addObject("edition", edition)
                .addObject("verification", editions.verify(edition))
                .addObject("document", addresses.of(view.document()));
    }
}
