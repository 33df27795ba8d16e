package org.standbild.profile;

/** A text that is no date of EDTF (ISO 8601-2), levels 0 and 1. */
public final class NotEdtf extends IllegalArgumentException {

    private final transient Text reason;

    NotEdtf(String text, String de, String en) {
        super("\"" + text + "\" is not an EDTF date: " + en);
        this.reason =
                new Text("„" + text + "“ ist kein EDTF-Datum: " + de, "\"" + text + "\" is not an EDTF date: " + en);
    }

    /** For readers: the text refused and what would be right. */
    public Text reason() {
        return reason;
    }
}
