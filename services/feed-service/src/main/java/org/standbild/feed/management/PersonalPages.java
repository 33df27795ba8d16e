package org.standbild.feed.management;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.feed.change.FilterWords;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Contact;
import org.standbild.feed.subscription.Delivery;
import org.standbild.feed.subscription.Frequency;
import org.standbild.feed.subscription.Reason;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionDesk;
import org.standbild.feed.subscription.SubscriptionState;
import org.standbild.feed.subscription.Subscriptions;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/**
 * "Meine Abonnements": who has the personal link from a mail, or was given the secret of a webhook, manages the subscription without an
 * account. Looking never changes anything, because programs that check mails for harm follow every link; only a button does.
 */
@Controller
@RequestMapping("/abos")
class PersonalPages {

    private static final Pattern TOKEN = Pattern.compile(
            "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})" + "([0-9a-f]{12})\\.[A-Za-z0-9_-]{20,100}");
    private static final int SHOWN = 50;

    private final Subscriptions subscriptions;
    private final SubscriptionDesk desk;
    private final List<Delivery> deliveries;

    PersonalPages(Subscriptions subscriptions, SubscriptionDesk desk, List<Delivery> deliveries) {
        this.subscriptions = subscriptions;
        this.desk = desk;
        this.deliveries = deliveries;
    }

    /** The address is the secret: nobody keeps these pages, and no other site learns where the reader came from. */
    @ModelAttribute
    void keepToOneself(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @GetMapping
    ModelAndView find() {
        return new ModelAndView("feed/find");
    }

    @PostMapping
    ModelAndView found(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        String typed = token.strip();
        String last = typed.substring(typed.lastIndexOf('/') + 1);
        if (TOKEN.matcher(last).matches() && subscriptions.managedBy(last).isPresent()) {
            return to(last, "");
        }
        desk.countFailure(request);
        return new ModelAndView("feed/find", HttpStatus.NOT_FOUND).addObject("fault", true);
    }

    @GetMapping("/{token}")
    ModelAndView manage(@PathVariable String token, HttpServletRequest request, Locale locale) {
        Subscription subscription = managed(token, request).orElse(null);
        return subscription == null ? over(token, request) : mine(token, subscription, locale);
    }

    @GetMapping("/{token}/bestaetigung")
    ModelAndView askToConfirm(@PathVariable String token, HttpServletRequest request, Locale locale) {
        Subscription subscription = managed(token, request).orElse(null);
        if (subscription == null) {
            return over(token, request);
        }
        return subscription.state() == SubscriptionState.UNCONFIRMED
                ? question("confirm", token, subscription, locale)
                : mine(token, subscription, locale);
    }

    @PostMapping("/{token}/bestaetigung")
    ModelAndView confirm(@PathVariable String token, HttpServletRequest request) {
        Subscription subscription = managed(token, request).orElse(null);
        if (subscription == null) {
            return over(token, request);
        }
        subscriptions.confirm(subscription.id());
        return to(token, "?bestaetigt");
    }

    @GetMapping("/{token}/abmeldung")
    ModelAndView askToLeave(@PathVariable String token, HttpServletRequest request, Locale locale) {
        Subscription subscription = managed(token, request).orElse(null);
        return subscription == null ? over(token, request) : question("leave", token, subscription, locale);
    }

    /** Also what mail programs send by themselves when somebody presses their button (RFC 8058): no session, no further question. */
    @PostMapping("/{token}/abmeldung")
    ModelAndView leave(@PathVariable String token, HttpServletRequest request) {
        managed(token, request).ifPresent(subscription -> subscriptions.end(subscription.id(), Reason.WANTED));
        return over(token, request);
    }

    @PostMapping("/{token}/pause")
    ModelAndView pause(@PathVariable String token, HttpServletRequest request) {
        subscriptions.pause(required(token, request).id(), Reason.WANTED);
        return to(token, "?pause");
    }

    @PostMapping("/{token}/fortsetzung")
    ModelAndView resume(@PathVariable String token, HttpServletRequest request) {
        subscriptions.resume(required(token, request).id());
        return to(token, "?fortgesetzt");
    }

    @PostMapping("/{token}/haeufigkeit")
    ModelAndView tellAs(@PathVariable String token, @RequestParam String frequency, HttpServletRequest request) {
        Subscription subscription = required(token, request);
        Frequency often = Arrays.stream(Frequency.values())
                .filter(each -> each.word().equals(frequency))
                .findFirst()
                .orElseThrow(() -> Problem.badParameter(
                        "frequency",
                        new Text(
                                "„" + frequency + "“ gibt es nicht; möglich sind immediate, daily und weekly.",
                                "There is no \"" + frequency + "\"; possible are immediate, daily and weekly.")));
        subscriptions.tellAs(subscription.id(), often);
        return to(token, "?geaendert");
    }

    @PostMapping("/{token}/wiederholung")
    ModelAndView replay(
            @PathVariable String token,
            @RequestParam String from,
            @RequestParam String to,
            HttpServletRequest request) {
        Subscription subscription = required(token, request);
        delivery(subscription)
                .ifPresent(delivery -> delivery.replay(subscription, position("from", from), position("to", to)));
        return to(token, "?wiederholt");
    }

    /** The new one is in the answer and nowhere else. */
    @PostMapping("/{token}/geheimnis")
    ModelAndView rotateSecret(@PathVariable String token, HttpServletRequest request, Locale locale) {
        Subscription subscription = required(token, request);
        Contact contact = subscriptions.rotateSecret(subscription.id());
        return mine(token, subscription, locale)
                .addObject("secret", contact.secrets().get(0).value());
    }

    private static long position(String parameter, String value) {
        if (!value.strip().matches("\\d{1,18}")) {
            throw Problem.badParameter(
                    parameter,
                    new Text(
                            "„" + value + "“ ist keine Position; erwartet wird eine ganze Zahl, etwa 412.",
                            "\"" + value + "\" is no position; expected is a whole number such as 412."));
        }
        return Long.parseLong(value.strip());
    }

    private Optional<Delivery> delivery(Subscription subscription) {
        return deliveries.stream()
                .filter(delivery -> delivery.channel() == subscription.channel())
                .findFirst();
    }

    private Optional<Subscription> managed(String token, HttpServletRequest request) {
        Optional<Subscription> found =
                TOKEN.matcher(token).matches() ? subscriptions.managedBy(token) : Optional.empty();
        return found.filter(subscription -> subscription.state() != SubscriptionState.ENDED);
    }

    private Subscription required(String token, HttpServletRequest request) {
        return managed(token, request).orElseThrow(() -> unknown(request));
    }

    private Problem unknown(HttpServletRequest request) {
        desk.countFailure(request);
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "no-such-subscription",
                new Text("Diese Adresse führt zu keinem Abonnement", "This address leads to no subscription"),
                new Text(
                        "Vielleicht ist sie nicht vollständig, oder das Abonnement wurde nicht rechtzeitig bestätigt.",
                        "Maybe it is not complete, or the subscription was not confirmed in time."));
    }

    /** Of a subscription that has ended only that is known. */
    private ModelAndView over(String token, HttpServletRequest request) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            throw unknown(request);
        }
        String id = "subscription-" + parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3) + "-"
                + parts.group(4) + "-" + parts.group(5);
        Subscription ended = subscriptions
                .find(id)
                .filter(subscription -> subscription.state() == SubscriptionState.ENDED)
                .orElseThrow(() -> unknown(request));
        return new ModelAndView("feed/over").addObject("subscription", ended);
    }

    private ModelAndView question(String what, String token, Subscription subscription, Locale locale) {
        return new ModelAndView("feed/question")
                .addObject("what", what)
                .addObject("token", token)
                .addObject("subscription", subscription)
                .addObject("wanted", FilterWords.of(subscription.filter(), SubscribeController.language(locale)));
    }

    private ModelAndView mine(String token, Subscription subscription, Locale locale) {
        boolean webhook = subscription.channel() == Channel.WEBHOOK;
        return new ModelAndView("feed/mine")
                .addObject("token", token)
                .addObject("subscription", subscription)
                .addObject("webhook", webhook)
                .addObject(
                        "address",
                        subscriptions
                                .contact(subscription.id())
                                .map(Contact::address)
                                .orElse(""))
                .addObject("wanted", FilterWords.of(subscription.filter(), SubscribeController.language(locale)))
                .addObject("frequencies", List.of(Frequency.values()))
                .addObject("deliveries", deliveries(subscription));
    }

    private List<?> deliveries(Subscription subscription) {
        return delivery(subscription)
                .<List<?>>map(delivery -> delivery.deliveries(subscription, SHOWN))
                .orElse(List.of());
    }

    private static ModelAndView to(String token, String query) {
        ModelAndView redirect = new ModelAndView("redirect:/abos/" + token + query);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
