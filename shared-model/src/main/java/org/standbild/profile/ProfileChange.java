package org.standbild.profile;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed in a profile. Public, for ever, past tense; in JSON {@code type} names the record.
 *
 * <p>{@link ChangeType} says what each means, {@link History} folds them into a {@link Profile}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface ProfileChange
        permits EntryChange,
                ProfileOpened,
                SectionChecked,
                SummaryRevised,
                CovidCaveatRecorded,
                PlansRevisedDueToCovid,
                ChangeRetracted,
                EditionPublished,
                EditionSignedOff {

    ProfileCode profile();

    /** From which day it is true; not when it was recorded, which only the store says. */
    Stand stand();

    /** Where in the document it belongs; empty when it does not say. */
    default List<Section> sections() {
        return List.of();
    }

    /** Empty when none is named. */
    List<Source> sources();

    /** The editor's note. */
    @Nullable
    String note();
}
