package org.standbild.view.inventory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Kind;
import org.standbild.profile.Section;
import org.standbild.profile.Status;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

/** The counts of all profiles as a page. */
@Controller
class InventoryPage {

    private final Histories histories;
    private final Points points;

    InventoryPage(Histories histories, Points points) {
        this.histories = histories;
        this.points = points;
    }

    @GetMapping("/bestand")
    ModelAndView show(
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt) {
        PointInTime point = points.at(stand, knownAt);
        return new ModelAndView("view/inventory")
                .addObject("inventory", Inventory.at(histories, point.stand(), point.position()))
                .addObject("day", point.stand())
                .addObject(
                        "kinds",
                        Arrays.stream(Kind.values())
                                .filter(kind -> kind != Kind.STATEMENT)
                                .toList())
                .addObject("statuses", Status.values())
                .addObject("sections", Section.values());
    }
}
