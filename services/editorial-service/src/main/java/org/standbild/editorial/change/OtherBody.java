package org.standbild.editorial.change;

/** An idempotency key came again with another body. */
public final class OtherBody extends RuntimeException {
    OtherBody(String key) {
        super("Idempotency-Key " + key + " was used with another body", null, false, false);
    }
}
