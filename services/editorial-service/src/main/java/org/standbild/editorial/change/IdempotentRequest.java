package org.standbild.editorial.change;

/**
 * A request that may be sent again.
 *
 * @param key chosen by the client, unique to it
 * @param bodyHash SHA-256 of what was asked, in hexadecimal
 */
public record IdempotentRequest(String key, String bodyHash) {}
