package org.standbild.editorial.edition;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let a personal link lead nowhere from now on. */
record RevokeSignOff(@TargetAggregateIdentifier String stream, String id, String actor) {}
