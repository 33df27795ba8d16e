package org.standbild.view.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.profile.ProfileCode;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.comparison.Comparisons;
import org.standbild.view.comparison.DocumentComparison;
import org.standbild.view.comparison.ProfileComparison;
import org.standbild.view.comparison.TwoPoints;
import org.standbild.view.edition.Edition;
import org.standbild.view.edition.Editions;
import org.standbild.view.point.Points;

/** Two points compared, as a page: of one entry, of a profile, or of the whole document. */
@Controller
class ComparisonPage {

    private final Comparisons comparisons;
    private final Editions editions;
    private final Points points;
    private final PublicAddress addresses;

    ComparisonPage(Comparisons comparisons, Editions editions, Points points, PublicAddress addresses) {
        this.comparisons = comparisons;
        this.editions = editions;
        this.points = points;
        this.addresses = addresses;
    }

    /** Without parameters the document's own day is compared with today. */
    @GetMapping("/laender/{slug}/vergleich")
    ModelAndView profile(
            @PathVariable String slug, TwoPoints.Asked asked, @RequestParam(required = false) @Nullable String entry) {
        ProfileCode code = ProfilePage.profile(slug);
        ComparedPoint from = from(asked);
        ComparedPoint to = to(asked);
        String only = entry == null || entry.isBlank() ? null : entry.strip();
        ProfileComparison comparison = only == null
                ? comparisons.between(code, from.point(), to.point())
                : comparisons.between(code, only, from.point(), to.point());
        ComparedPoints compared = new ComparedPoints(from, comparison.from(), to, comparison.to(), only);
        ComparisonView view = new ComparisonView(comparison, compared);
        return page("view/comparison", compared, view.permalink()).addObject("view", view);
    }

    @GetMapping("/vergleich")
    ModelAndView document(TwoPoints.Asked asked) {
        ComparedPoint from = from(asked);
        ComparedPoint to = to(asked);
        DocumentComparison comparison = comparisons.between(from.point(), to.point());
        ComparedPoints compared = new ComparedPoints(from, comparison.from(), to, comparison.to(), null);
        DocumentComparisonView view = new DocumentComparisonView(comparison, compared);
        return page("view/document-comparison", compared, view.permalink()).addObject("view", view);
    }

    private ModelAndView page(String template, ComparedPoints compared, String permalink) {
        List<Edition> newestFirst = editions.all().stream()
                .sorted((one, other) -> Long.compare(other.publishedAtPosition(), one.publishedAtPosition()))
                .toList();
        return new ModelAndView(template, compared.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("points", compared)
                .addObject("editions", newestFirst)
                .addObject("permalink", addresses.of(permalink));
    }

    private ComparedPoint from(TwoPoints.Asked asked) {
        String stand = asked.fromStand() == null ? "2020-02" : asked.fromStand();
        return ComparedPoint.of("from", stand, asked.fromKnownAt(), asked.fromEdition(), points, editions);
    }

    private ComparedPoint to(TwoPoints.Asked asked) {
        String stand = asked.toStand() == null ? "heute" : asked.toStand();
        return ComparedPoint.of("to", stand, asked.toKnownAt(), asked.toEdition(), points, editions);
    }
}
