package org.standbild.feed.management;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.FilterWords;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Contact;
import org.standbild.feed.subscription.Delivery;
import org.standbild.feed.subscription.Frequency;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionDesk;
import org.standbild.feed.subscription.Subscriptions;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Subscribing by a form: what is wrong is said beside its field. */
@Controller
class SubscribeController {

    private static final String PATH = "/aenderungen/abonnieren";
    private static final int LONGEST = 2_000;

    private final Subscriptions subscriptions;
    private final SubscriptionDesk desk;
    private final List<Delivery> deliveries;

    SubscribeController(Subscriptions subscriptions, SubscriptionDesk desk, List<Delivery> deliveries) {
        this.subscriptions = subscriptions;
        this.desk = desk;
        this.deliveries = deliveries;
    }

    /** What somebody typed, to be shown again. */
    record Form(
            String channel, String address, String frequency, String url, String contact, Map<String, Text> faults) {}

    @GetMapping(PATH)
    ModelAndView form(HttpServletRequest request, Locale locale) {
        ChangeFilter filter = ChangeFilter.of(request.getParameterMap());
        return page(filter, new Form("", "", Frequency.IMMEDIATE.word(), "", "", Map.of()), locale, HttpStatus.OK);
    }

    @PostMapping(PATH)
    ModelAndView subscribe(
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "immediate") String frequency,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String contact,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        desk.countCreation(request);
        ChangeFilter filter = ChangeFilter.of(request.getParameterMap());
        Map<String, Text> faults = new LinkedHashMap<>();
        Channel wanted = constant(Channel.values(), channel);
        Frequency often = constant(Frequency.values(), frequency);
        String where = (wanted == Channel.EMAIL ? address : url).strip();
        if (wanted == null) {
            faults.put("channel", new Text("Wählen Sie einen Weg.", "Choose a way."));
        } else {
            refuse(wanted, wanted == Channel.EMAIL ? "address" : "url", where, faults);
            if (wanted == Channel.EMAIL && often == null) {
                faults.put("frequency", new Text("Wählen Sie, wie oft.", "Choose how often."));
            } else if (wanted == Channel.WEBHOOK && !contact.isBlank()) {
                refuse(Channel.EMAIL, "contact", contact.strip(), faults);
            }
        }
        if (wanted == null || !faults.isEmpty()) {
            return page(filter, new Form(channel, address, frequency, url, contact, faults), locale, status(faults));
        }
        boolean webhook = wanted == Channel.WEBHOOK;
        Subscription opened = subscriptions.open(new Subscriptions.Wish(
                wanted,
                where,
                webhook && !contact.isBlank() ? contact.strip() : null,
                filter,
                webhook ? null : often,
                language(locale),
                null,
                null));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        ModelAndView page = new ModelAndView("feed/subscribed")
                .addObject("subscription", opened)
                .addObject("wanted", FilterWords.of(filter, language(locale)));
        if (webhook) {
            Contact secret = subscriptions.contact(opened.id()).orElseThrow();
            page.addObject("secret", secret.secrets().get(0).value()).addObject("token", secret.token());
        }
        return page;
    }

    private void refuse(Channel channel, String field, String address, Map<String, Text> faults) {
        Delivery delivery = deliveries.stream()
                .filter(each -> each.channel() == channel)
                .findFirst()
                .orElse(null);
        Text unavailable = delivery == null
                ? new Text("Diesen Weg gibt es hier nicht.", "There is no such way here.")
                : delivery.unavailable();
        if (delivery == null || unavailable != null) {
            faults.put(field, unavailable);
            return;
        }
        if (address.isEmpty() || address.length() > LONGEST) {
            faults.put(field, new Text("Diese Angabe fehlt.", "This is missing."));
            return;
        }
        try {
            Text refusal = delivery.refusal(address);
            if (refusal != null) {
                faults.put(
                        field,
                        new Text("„" + address + "“: " + refusal.de(), "\"" + address + "\": " + refusal.in("en")));
            }
        } catch (Problem tooOften) {
            faults.put(field, tooOften.detail());
            faults.put(TOO_OFTEN, tooOften.title());
        }
    }

    private static final String TOO_OFTEN = "too-often";

    private static HttpStatus status(Map<String, Text> faults) {
        return faults.containsKey(TOO_OFTEN) ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.BAD_REQUEST;
    }

    private ModelAndView page(ChangeFilter filter, Form form, Locale locale, HttpStatus status) {
        return new ModelAndView("feed/subscribe", status)
                .addObject("filter", filter)
                .addObject("form", form)
                .addObject("wanted", FilterWords.of(filter, language(locale)))
                .addObject("mailUnavailable", unavailable(Channel.EMAIL))
                .addObject("feedFilter", filter.query());
    }

    private @Nullable Text unavailable(Channel channel) {
        return deliveries.stream()
                .filter(delivery -> delivery.channel() == channel)
                .findFirst()
                .map(Delivery::unavailable)
                .orElse(null);
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] all, String word) {
        return Arrays.stream(all)
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }

    static String language(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "de";
    }
}
