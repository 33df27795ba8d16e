package org.standbild.editorial.change;

/**
 * A request that may be sent again.
 *
 * @param key chosen by the client, unique to it
 * @param bodyHash SHA-256 of the body, in hexadecimal
 */
record IdempotentRequest(String key, String bodyHash) {}
