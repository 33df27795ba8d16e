package org.standbild.editorial.workspace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Entry;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.SectionChecked;
import org.standbild.profile.Stand;

/**
 * What a change would do to the profile.
 *
 * @param stand absent while the change cannot be recorded as it is
 * @param missing what keeps it from being recorded
 */
record Preview(@Nullable Stand stand, boolean check, List<Effect> effects, List<Fault> missing) {

    static Preview of(Draft draft, int index, ChangeForm form) {
        ProfileChange change = draft.sound(index).orElse(null);
        if (change == null || !form.faults().isEmpty()) {
            return new Preview(null, false, List.of(), form.faults());
        }
        return new Preview(
                change.stand(), change instanceof SectionChecked, Effect.of(form.ground(), change), List.of());
    }

    /** Entries as they would read from then on. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect.entry() != null) {
                entries.add(effect.entry());
            }
        }
        return entries;
    }
}
