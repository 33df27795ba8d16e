package org.standbild.editorial.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Whether the password is right is not even looked at. */
final class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many failed attempts; the next one may come in " + wait);
        this.wait = wait;
    }

    long seconds() {
        return Math.max(1, wait.toSeconds() + 1);
    }

    long minutes() {
        return Math.max(1, (seconds() + 59) / 60);
    }
}
