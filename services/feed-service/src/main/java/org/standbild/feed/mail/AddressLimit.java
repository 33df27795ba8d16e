package org.standbild.feed.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** No mailbox is asked too often whether it wants mail: whoever types the addresses of others could drown them. */
@Component
class AddressLimit {

    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final int most;
    private final Duration window;
    private final Map<String, Deque<Instant>> asked = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    AddressLimit(Clock clock, MailSettings settings) {
        this.clock = clock;
        this.most = settings.perAddress();
        this.window = settings.perAddressWindow();
    }

    /** @throws Problem 429 when the address was asked often enough for now */
    synchronized void check(String address) {
        Deque<Instant> recent = recent(address);
        if (recent.size() >= most) {
            long seconds = Math.max(
                    1,
                    Duration.between(clock.instant(), recent.getFirst().plus(window))
                            .toSeconds());
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "address-asked-too-often",
                            new Text("Diese Adresse wurde schon gefragt", "This address was asked already"),
                            new Text(
                                    "An diese Adresse gingen schon " + most
                                            + " Bitten um Bestätigung. Sehen Sie dort nach, auch im Spam-Ordner, oder "
                                            + "versuchen Sie es in " + hours(seconds) + " Stunden wieder.",
                                    "Already " + most
                                            + " requests for confirmation went to this address. Look there, in the spam "
                                            + "folder, too, or try again in " + hours(seconds) + " hours."))
                    .error("/address", new Text("zu oft gefragt", "asked too often"))
                    .header("Retry-After", Long.toString(seconds));
        }
    }

    private static long hours(long seconds) {
        return Math.max(1, (seconds + 3599) / 3600);
    }

    synchronized void count(String address) {
        Deque<Instant> recent = recent(address);
        recent.addLast(clock.instant());
        asked.put(mailbox(address), recent);
    }

    private Deque<Instant> recent(String address) {
        Deque<Instant> recent = asked.getOrDefault(mailbox(address), new ArrayDeque<>());
        Instant oldest = clock.instant().minus(window);
        while (!recent.isEmpty() && !recent.getFirst().isAfter(oldest)) {
            recent.removeFirst();
        }
        return recent;
    }

    /** What is written differently and yet leads to the same mailbox, at many providers: letters' case, and what follows a plus. */
    private static String mailbox(String address) {
        return address.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }
}
