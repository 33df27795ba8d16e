package org.standbild.view.edition;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What folding the log anew says about an edition.
 *
 * @param published the SHA-256 it was published with
 * @param computed the SHA-256 that its document has now
 * @param verified whether both are the same
 * @param position the last one that is part of it
 */
@Schema(name = "EditionVerification")
public record Verification(String edition, String published, String computed, boolean verified, long position) {}
