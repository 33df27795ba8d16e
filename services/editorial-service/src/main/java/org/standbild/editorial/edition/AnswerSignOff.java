package org.standbild.editorial.edition;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.SignOff;

/**
 * Say whether one agrees, by a personal link.
 *
 * @param now when the answer came
 * @param today the same as a day in Berlin
 */
record AnswerSignOff(
        @TargetAggregateIdentifier String stream,
        String tokenHash,
        SignOff answer,
        @Nullable String remarks,
        Instant now,
        LocalDate today) {}
