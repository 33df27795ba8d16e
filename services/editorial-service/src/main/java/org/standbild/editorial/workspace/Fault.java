package org.standbild.editorial.workspace;

import org.standbild.profile.Text;

/**
 * What is wrong in one place of a form.
 *
 * @param place member of the change, or a row of it such as {@code dates.0}; empty for the change as a whole
 */
record Fault(String place, Text reason) {

    /** The id of the input that the summary of all faults leads to. */
    public String anchor() {
        return place.isEmpty() ? "form" : "f-" + place.replace('.', '-');
    }

    public String member() {
        int dot = place.indexOf('.');
        return dot < 0 ? place : place.substring(0, dot);
    }
}
