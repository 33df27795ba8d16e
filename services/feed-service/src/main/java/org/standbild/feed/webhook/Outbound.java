package org.standbild.feed.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.standbild.profile.Text;

/** The way out: which URLs will do, and a request to one. */
@Component
class Outbound implements DisposableBean {

    private final Target target;
    private final Sender sender;

    Outbound(WebhookSettings settings, ObjectProvider<Names> names) {
        CheckedNames checked = new CheckedNames(
                names.getIfAvailable(() -> InetAddress::getAllByName), new Reach(settings.allowPrivate()));
        this.target = new Target(settings, checked);
        this.sender = new Sender(settings, checked);
    }

    @Nullable
    Text refusal(String url) {
        return target.refusal(url);
    }

    Answer post(URI url, Map<String, String> headers, byte[] body) {
        return sender.post(url, headers, body);
    }

    @Override
    public void destroy() throws IOException {
        sender.close();
    }
}
