package org.standbild.feed.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Caveat;
import org.standbild.profile.Fields;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Text;

/** The fields of a section as feeds tell them: each layer of caveats is one of its own. */
final class SectionFields {

    static final String LAST_CHECKED = "lastChecked";

    private SectionFields() {}

    static Map<String, Object> of(@Nullable ProfileSection section) {
        if (section == null) {
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>(Fields.of(section));
        fields.remove("caveats");
        for (Caveat caveat : section.caveats()) {
            Text text = caveat.text() == null ? Text.de("") : caveat.text();
            fields.merge("caveats." + caveat.layer(), List.of(text), SectionFields::both);
        }
        return fields;
    }

    private static List<Object> both(Object one, Object other) {
        List<Object> all = new ArrayList<>((List<?>) one);
        all.addAll((List<?>) other);
        return List.copyOf(all);
    }
}
