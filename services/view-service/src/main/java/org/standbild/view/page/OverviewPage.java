package org.standbild.view.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.Histories;
import org.standbild.view.edition.Editions;
import org.standbild.view.point.Points;

/** The first page: all profiles, the newest changes, the editions. */
@Controller
class OverviewPage {

    private final Histories histories;
    private final Points points;
    private final Editions editions;
    private volatile @Nullable Kept kept;

    OverviewPage(Histories histories, Points points, Editions editions) {
        this.histories = histories;
        this.points = points;
        this.editions = editions;
    }

    /** The overview folds everything; it stays as it is until something is recorded or the day ends. */
    private record Kept(long position, LocalDate day, Overview overview) {}

    @GetMapping("/")
    ModelAndView show() {
        Overview overview = overview();
        return new ModelAndView("view/overview")
                .addObject("overview", overview)
                .addObject("steps", Recency.values())
                .addObject("asOf", overview.asOf());
    }

    private Overview overview() {
        long position = histories.position();
        LocalDate today = points.today();
        Kept last = kept;
        if (last == null || last.position() != position || !last.day().equals(today)) {
            last = new Kept(position, today, Overview.of(histories, editions.all(), today));
            kept = last;
        }
        return last.overview();
    }
}
