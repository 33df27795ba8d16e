package org.standbild.editorial.edition;

import java.time.Instant;
import org.standbild.profile.ProfileCode;

/**
 * The coordination of one Land's IQ network was sent a personal link.
 *
 * @param id of the request
 * @param coordination who was asked
 * @param tokenHash SHA-256 of the token in the link, in hexadecimal
 */
record SignOffRequested(
        String edition, String id, ProfileCode profile, String coordination, String tokenHash, Instant expiresAt) {}
