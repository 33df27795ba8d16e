package org.standbild.editorial.account;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks names and passwords, and makes who guesses wait: for one account from one address, for any account from one address, and for one
 * account from anywhere, each with a limit of its own so that nobody locks a colleague out from elsewhere with a few tries.
 */
@Component
class ThrottledPasswords implements AuthenticationManager {

    private final DaoAuthenticationProvider passwords;
    private final Throttle throttle;
    private final int perAccountAndAddress;
    private final int perAddress;
    private final int perAccount;

    ThrottledPasswords(
            Accounts accounts,
            PasswordEncoder passwords,
            Clock clock,
            @Value("${standbild.login.window}") Duration window,
            @Value("${standbild.login.failures-per-account-and-address}") int perAccountAndAddress,
            @Value("${standbild.login.failures-per-address}") int perAddress,
            @Value("${standbild.login.failures-per-account}") int perAccount) {
        this.passwords = new DaoAuthenticationProvider(accounts);
        this.passwords.setPasswordEncoder(passwords);
        this.throttle = new Throttle(clock, window);
        this.perAccountAndAddress = perAccountAndAddress;
        this.perAddress = perAddress;
        this.perAccount = perAccount;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String account = authentication.getName().toLowerCase(Locale.ROOT);
        String address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        Map<String, Integer> limits = new LinkedHashMap<>();
        limits.put("account " + account + " from " + address, perAccountAndAddress);
        limits.put("account " + account, perAccount);
        limits.put("address " + address, perAddress);
        limits.forEach((key, limit) -> {
            Duration wait = throttle.wait(key, limit);
            if (!wait.isZero()) {
                throw new TooManyAttempts(wait);
            }
        });
        try {
            Authentication authenticated = Objects.requireNonNull(passwords.authenticate(authentication));
            throttle.forget("account " + account + " from " + address);
            return authenticated;
        } catch (BadCredentialsException e) {
            limits.forEach(throttle::failed);
            throw e;
        }
    }
}
