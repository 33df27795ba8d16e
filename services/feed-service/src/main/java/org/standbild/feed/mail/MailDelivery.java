package org.standbild.feed.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.feed.mail.Progress.Run;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Contact;
import org.standbild.feed.subscription.Delivery;
import org.standbild.feed.subscription.OwnerNotice;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.Subscriptions;
import org.standbild.profile.Text;

/** Mail as subscriptions know it. */
@Component
class MailDelivery implements Delivery, OwnerNotice {

    /** Of the addresses that RFC 5321 allows those that mail programs use: no quotes, no comments, nothing that could end a header. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                    + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    private final MailRoute route;
    private final Ledger ledger;
    private final Planner planner;
    private final Postman postman;
    private final AddressLimit limit;
    private final Subscriptions subscriptions;

    MailDelivery(
            MailRoute route,
            Ledger ledger,
            Planner planner,
            Postman postman,
            AddressLimit limit,
            Subscriptions subscriptions) {
        this.route = route;
        this.ledger = ledger;
        this.planner = planner;
        this.postman = postman;
        this.limit = limit;
        this.subscriptions = subscriptions;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public @Nullable Text unavailable() {
        return route.unavailable();
    }

    @Override
    public @Nullable Text refusal(String address) {
        if (address.length() > LONGEST
                || address.indexOf('@') > LONGEST_LOCAL_PART
                || !ADDRESS.matcher(address).matches()) {
            return new Text(
                    "ist keine Mailadresse; erwartet wird etwa leserin@example.org",
                    "is no mail address; expected is, say, reader@example.org");
        }
        limit.check(address);
        return null;
    }

    @Override
    public void opened(Subscription subscription) {
        subscriptions.contact(subscription.id()).map(Contact::address).ifPresent(limit::count);
        postman.wake();
    }

    @Override
    public void paused(Subscription webhook, String mail) {
        postman.wake();
    }

    @Override
    public Map<String, Object> progress(Subscription subscription) {
        Map<String, Object> says = new LinkedHashMap<>();
        ledger.of(subscription.id()).ifPresent(progress -> {
            says.put("position", progress.after());
            Run run = progress.run();
            if (run != null && run.trouble() != null) {
                says.put("trouble", run.trouble());
                says.put("nextAttempt", run.next());
            }
        });
        return says;
    }

    @Override
    public List<?> deliveries(Subscription subscription, int limit) {
        return ledger.sent(subscription.id(), limit);
    }

    @Override
    public void ended(String subscription) {
        planner.forget(subscription);
        ledger.forget(subscription);
    }
}
