package org.standbild.feed.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.Histories;
import org.standbild.feed.archive.Addresses;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.change.ChangeWords;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Delivery;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** The latest changes, newest first, and one change by itself. */
@Controller
class ChangesPage {

    private final Listings listings;
    private final ChangeItems items;
    private final Histories histories;
    private final Addresses addresses;
    private final ObjectProvider<Delivery> deliveries;

    ChangesPage(
            Listings listings,
            ChangeItems items,
            Histories histories,
            Addresses addresses,
            ObjectProvider<Delivery> deliveries) {
        this.listings = listings;
        this.items = items;
        this.histories = histories;
        this.addresses = addresses;
        this.deliveries = deliveries;
    }

    @GetMapping(ChangesView.PATH)
    ModelAndView show(
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            Locale locale) {
        Selection selection = Selection.of(request.getParameterMap());
        Long older = position("before", before);
        Long newer = position("after", after);
        Listing listing = older != null
                ? listings.before(selection, older)
                : newer != null ? listings.after(selection, newer) : listings.newest(selection);
        ChangeWords words = words(locale);
        ChangesView view = new ChangesView(
                selection,
                listing,
                listing.items().stream().map(item -> shown(item, words)).toList(),
                !listing.hasNewer() && selection.to() == null,
                words.language());
        ModelAndView page = new ModelAndView(
                        "feed/changes", selection.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("view", view)
                .addObject("feedFilter", selection.filter().query())
                .addObject("canSubscribe", deliveries.stream().findAny().isPresent())
                .addObject("mailUnavailable", mailUnavailable())
                .addObject("permalink", addresses.base(request) + view.address());
        return view.live() ? page.addObject("script", LiveScript.ADDRESS) : page;
    }

    @GetMapping(ChangesView.PATH + "/{position:\\d{1,18}}")
    ModelAndView one(@PathVariable long position, HttpServletRequest request, Locale locale) {
        ChangeItem item = items.at(position).orElseThrow(() -> none(position));
        return new ModelAndView("feed/change")
                .addObject("shown", shown(item, words(locale)))
                .addObject("feedFilter", "profile=" + item.profile().code())
                .addObject("permalink", addresses.base(request) + ChangesView.PATH + "/" + position);
    }

    private Shown shown(ChangeItem told, ChangeWords words) {
        ChangeItem item = items.today(told);
        RecordedChange recorded = histories.change(item.position()).orElse(null);
        return Shown.of(item, recorded == null ? List.of() : recorded.change().sources(), replacement(item), words);
    }

    private @Nullable Long replacement(ChangeItem item) {
        ChangeItem.Retraction retraction = item.retractedBy();
        ChangeItem.Retracted retracts = retraction == null
                ? null
                : items.at(retraction.position()).map(ChangeItem::retracts).orElse(null);
        String replacedBy = retracts == null ? null : retracts.replacedBy();
        return replacedBy == null
                ? null
                : histories.of(item.profile()).changes().stream()
                        .filter(change -> change.eventId().equals(replacedBy))
                        .map(RecordedChange::position)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable Text mailUnavailable() {
        return deliveries
                .orderedStream()
                .filter(delivery -> delivery.channel() == Channel.EMAIL)
                .findFirst()
                .map(Delivery::unavailable)
                .orElse(null);
    }

    private static ChangeWords words(Locale locale) {
        return new ChangeWords(locale.getLanguage().equals("en") ? "en" : "de");
    }

    private static @Nullable Long position(String parameter, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!value.strip().matches("\\d{1,18}")) {
            throw Problem.badParameter(
                    parameter,
                    new Text(
                            "„" + value + "“ ist keine Position; erwartet wird eine ganze Zahl, etwa 412.",
                            "\"" + value + "\" is no position; expected is a whole number such as 412."));
        }
        return Long.valueOf(value.strip());
    }

    private static Problem none(long position) {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "no-public-change",
                new Text("Diese Änderung gibt es nicht", "There is no such change"),
                new Text(
                        "An Position " + position + " steht keine öffentliche Änderung.",
                        "There is no public change at position " + position + "."));
    }
}
