package org.standbild.view.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;
import org.standbild.view.search.Question;
import org.standbild.view.search.Results;
import org.standbild.view.search.Search;
import org.standbild.webframe.Problem;

/** Search, at any point of the two clocks. A filter that there is not is taken as if it were empty. */
@Controller
class SearchPage {

    private static final int HITS_PER_PAGE = 20;

    private final Search search;
    private final Points points;

    SearchPage(Search search, Points points) {
        this.search = search;
        this.points = points;
    }

    @GetMapping("/suche")
    ModelAndView show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(defaultValue = "") String profile,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "1") String page) {
        Asked asked = Asked.of(stand, knownAt, points);
        int number = number(page);
        Question question = question(q, profile, kind, status, number);
        Results results = search.find(question, asked.point());
        int today = results.unfiltered() > 0 || asked.day().equals(asked.today()) && asked.known() == null
                ? 0
                : search.find(question, points.now()).total();
        PointInTime point = asked.point();
        return new ModelAndView("view/search", asked.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("view", new SearchView(asked, question, results, number, search.size(point), today))
                .addObject("asOf", results.knownAt())
                .addObject("searching", true);
    }

    private static Question question(String q, String profile, String kind, String status, int page) {
        String offset = Integer.toString((page - 1) * HITS_PER_PAGE);
        String limit = Integer.toString(HITS_PER_PAGE);
        try {
            return Question.read(q, List.of(profile), List.of(kind), List.of(status), offset, limit);
        } catch (Problem e) {
            return Question.read(q, null, null, null, offset, limit);
        }
    }

    private static int number(String page) {
        return page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1;
    }
}
