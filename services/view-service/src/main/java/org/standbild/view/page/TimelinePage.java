package org.standbild.view.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Section;
import org.standbild.profile.Text;
import org.standbild.view.point.Points;
import org.standbild.view.timeline.Selection;
import org.standbild.view.timeline.Timelines;
import org.standbild.webframe.Problem;

/** What happened to a profile, as a page: drawn, and listed change by change. A filter that cannot be read is left out. */
@Controller
class TimelinePage {

    private final Histories histories;
    private final Timelines timelines;
    private final Points points;

    TimelinePage(Histories histories, Timelines timelines, Points points) {
        this.histories = histories;
        this.timelines = timelines;
        this.points = points;
    }

    @GetMapping("/laender/{slug}/zeitleiste")
    ModelAndView show(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String clock,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "class", required = false) @Nullable String changeClass) {
        ProfileCode code = ProfilePage.profile(slug);
        Asked asked = Asked.of(stand, null, points);
        Map<String, Text> faults = new HashMap<>();
        Selection selection = new Selection(
                constants(Selection.Sorting.class, "clock", clock, faults).stream()
                        .findFirst()
                        .orElse(Selection.Sorting.STAND),
                constants(Section.class, "section", section, faults),
                constants(Kind.class, "kind", kind, faults),
                constants(ChangeClass.class, "class", changeClass, faults));
        TimelineView view = TimelineView.of(histories.of(code).at(asked.day()), asked, timelines.of(code), selection);
        boolean faulty = asked.isFaulty() || !faults.isEmpty();
        return new ModelAndView("view/timeline", faulty ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("view", view)
                .addObject("code", code)
                .addObject("selection", selection)
                .addObject("faulty", faulty)
                .addObject("faults", faults);
    }

    private static <E extends Enum<E>> Set<E> constants(
            Class<E> type, String parameter, @Nullable String value, Map<String, Text> faults) {
        try {
            return Selection.constants(type, parameter, value == null ? List.of() : List.of(value));
        } catch (Problem e) {
            faults.put(parameter, e.detail());
            return Set.of();
        }
    }
}
