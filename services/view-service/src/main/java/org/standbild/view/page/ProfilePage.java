package org.standbild.view.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.point.Points;
import org.standbild.webframe.Frame;
import org.standbild.webframe.Problem;

/** A profile as a page, at any point of the two clocks. */
@Controller
class ProfilePage {

    private final Histories histories;
    private final Points points;
    private final PublicAddress addresses;

    ProfilePage(Histories histories, Points points, PublicAddress addresses) {
        this.histories = histories;
        this.points = points;
        this.addresses = addresses;
    }

    /**
     * What the form sends. The slider speaks when it was moved, the field otherwise.
     *
     * @param tag where the slider is
     * @param vorher where it was
     */
    @GetMapping(path = "/laender/{slug}", params = "tag")
    String moved(
            @PathVariable String slug,
            @RequestParam String tag,
            @RequestParam(defaultValue = "") String vorher,
            @RequestParam(defaultValue = "") String stand,
            @RequestParam(defaultValue = "") String knownAt) {
        String home = "/laender/" + profile(slug).slug();
        boolean slid = !tag.equals(vorher) && tag.matches("-?\\d{1,6}");
        String day = slid ? LocalDate.ofEpochDay(Long.parseLong(tag)).toString() : stand;
        return "redirect:" + Address.of(home, "stand", day, "knownAt", knownAt);
    }

    @GetMapping("/laender/{slug}")
    ModelAndView show(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt) {
        ProfileCode code = profile(slug);
        Asked asked = Asked.of(stand, knownAt, points);
        ProfileView view = ProfileView.of(histories.of(code), asked);
        return new ModelAndView("view/profile", asked.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("view", view)
                .addObject("profile", view.profile())
                .addObject("asOf", view.profile().knownAt())
                .addObject("script", Frame.file("slider.js"))
                .addObject("permalink", addresses.of(view.permalink()));
    }

    /** The profile with that slug; a {@link Problem} when there is none. */
    static ProfileCode profile(String slug) {
        return ProfileCode.withSlug(slug).orElseThrow(() -> noSuchProfile(slug));
    }

    private static Problem noSuchProfile(String slug) {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "no-such-profile",
                new Text("Dieses Profil gibt es nicht", "There is no such profile"),
                new Text("„" + slug + "“ ist keines der 17 Profile.", "“" + slug + "” is none of the 17 profiles."));
    }
}
