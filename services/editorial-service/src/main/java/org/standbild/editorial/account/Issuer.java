package org.standbild.editorial.account;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/** Whether somebody else vouches for people and programs: an issuer of OpenID Connect, named in {@code spring.security.oauth2}. */
@Component
class Issuer {

    private final ObjectProvider<JwtDecoder> tokens;
    private final ObjectProvider<ClientRegistrationRepository> registrations;

    Issuer(ObjectProvider<JwtDecoder> tokens, ObjectProvider<ClientRegistrationRepository> registrations) {
        this.tokens = tokens;
        this.registrations = registrations;
    }

    /** Then there are no passwords here. */
    boolean isNamed() {
        return vouchesForPrograms() || vouchesForPeople();
    }

    boolean vouchesForPrograms() {
        return tokens.getIfAvailable() != null;
    }

    boolean vouchesForPeople() {
        return registrations.getIfAvailable() != null;
    }

    /** Where people are sent to log in. */
    Optional<String> loginPath() {
        Object known = registrations.getIfAvailable();
        Iterator<?> all = known instanceof Iterable<?> iterable ? iterable.iterator() : null;
        return all == null || !all.hasNext()
                ? Optional.empty()
                : Optional.of("/oauth2/authorization/"
                        + Objects.requireNonNull((ClientRegistration) all.next())
                                .getRegistrationId());
    }
}
