package org.standbild.view.answer;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Whole addresses for what is read elsewhere: on paper, by a crawler, in a header. With {@code standbild.public-url} they begin with it,
 * else with what the request was sent to.
 */
@Component
public final class PublicAddress {

    private final String publicUrl;

    PublicAddress(@Value("${standbild.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** @param pathAndQuery as it stands in an address, beginning with a slash */
    public String of(String pathAndQuery) {
        return origin() + pathAndQuery;
    }

    /**
     * That path at a point of the two clocks.
     *
     * @param knownAt absent for all that is known
     */
    public String of(String path, LocalDate stand, @Nullable Instant knownAt) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path).queryParam("stand", stand);
        if (knownAt != null) {
            address.queryParam("knownAt", knownAt);
        }
        return origin() + address.encode().build();
    }

    private String origin() {
        return publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicUrl;
    }
}
