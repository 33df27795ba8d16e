package org.standbild.view.page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.view.matrix.Matrices;
import org.standbild.view.matrix.Topic;
import org.standbild.view.point.Points;

/** One topic in all 16 Länder as a page, on two days side by side. */
@Controller
class MatrixPage {

    private final Matrices matrices;
    private final Points points;

    MatrixPage(Matrices matrices, Points points) {
        this.matrices = matrices;
        this.points = points;
    }

    @GetMapping("/matrix")
    String first() {
        return "redirect:/matrix/" + Topic.values()[0].slug();
    }

    /** Without parameters the document's own day stands beside today; an empty second day asks for the first alone. */
    @GetMapping("/matrix/{topic}")
    ModelAndView show(
            @PathVariable String topic,
            @RequestParam(required = false) @Nullable String vergleichStand,
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt) {
        Topic asked = Topic.asked(topic);
        Asked first = Asked.of(stand == null ? "2020-02" : stand, knownAt, points);
        String secondStand = vergleichStand == null ? "heute" : vergleichStand;
        Asked second = secondStand.isBlank() ? null : Asked.of(secondStand, knownAt, points);
        MatrixView view = MatrixView.of(asked, matrices, first, second);
        return new ModelAndView("view/matrix", view.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("view", view);
    }
}
