package org.standbild.view.page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.standbild.profile.ProfileCode;
import org.standbild.view.comparison.Comparisons;
import org.standbild.view.point.Points;

/** Two points of a profile compared, as a page. */
@Controller
class ComparisonPage {

    private final Comparisons comparisons;
    private final Points points;

    ComparisonPage(Comparisons comparisons, Points points) {
        this.comparisons = comparisons;
        this.points = points;
    }

    /** Without parameters the document's own day is compared with today. */
    @GetMapping("/laender/{slug}/vergleich")
    ModelAndView show(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String fromStand,
            @RequestParam(required = false) @Nullable String fromKnownAt,
            @RequestParam(required = false) @Nullable String toStand,
            @RequestParam(required = false) @Nullable String toKnownAt) {
        ProfileCode code = ProfilePage.profile(slug);
        Asked from = Asked.of(fromStand == null ? "2020-02" : fromStand, fromKnownAt, points);
        Asked to = Asked.of(toStand == null ? "heute" : toStand, toKnownAt, points);
        ComparisonView view = new ComparisonView(code, comparisons.between(code, from.point(), to.point()), from, to);
        return new ModelAndView("view/comparison", view.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("view", view)
                .addObject("comparison", view.comparison())
                .addObject(
                        "permalink",
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + view.permalink());
    }
}
