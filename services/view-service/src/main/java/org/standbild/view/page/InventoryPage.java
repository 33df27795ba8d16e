package org.standbild.view.page;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Kind;
import org.standbild.profile.Section;
import org.standbild.profile.Status;
import org.standbild.view.inventory.Inventory;
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
        Asked asked = Asked.of(stand, knownAt, points);
        return new ModelAndView("view/inventory", asked.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject(
                        "inventory",
                        Inventory.at(histories, asked.day(), asked.point().position()))
                .addObject("asked", asked)
                .addObject(
                        "kinds",
                        Arrays.stream(Kind.values())
                                .filter(kind -> kind != Kind.STATEMENT)
                                .toList())
                .addObject("statuses", Status.values())
                .addObject("sections", Section.values());
    }
}
