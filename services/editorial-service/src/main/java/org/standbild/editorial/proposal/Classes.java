package org.standbild.editorial.proposal;

import org.standbild.editorial.change.Facts;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.SectionChecked;

/**
 * The class of a change: it follows from the event, and a reviewer may say otherwise, but never that a fact is mere wording.
 *
 * @param proposed what follows from the change
 * @param altersFacts whether a date, status, name, body or source reads differently because of it
 */
record Classes(ChangeClass proposed, boolean altersFacts, boolean isCheck) {

    static Classes of(ProfileChange change, History before, History after) {
        return new Classes(
                Facts.classOf(change, before, after),
                Facts.alteredBy(change, before, after),
                change instanceof SectionChecked);
    }

    /** @throws Refused when the change cannot be of that class */
    void require(ChangeClass confirmed, String pointer) {
        if ((confirmed == ChangeClass.CHECKED) != isCheck) {
            throw Refused.at(Rule.NOT_CHECKED, pointer);
        }
        if (confirmed == ChangeClass.EDITORIAL && altersFacts) {
            throw Refused.at(Rule.NOT_EDITORIAL, pointer);
        }
    }
}
