package org.standbild.profile;

/** How far the wording of a date can be trusted. */
public enum Quality {
    EXACT("wie angegeben", "as stated"),
    APPROXIMATE("ungefähr", "approximate"),
    INFERRED("erschlossen", "inferred"),
    CONFLICTING("widersprüchlich belegt", "conflicting"),
    IMPOSSIBLE_AS_PRINTED("so gedruckt, aber kein gültiges Datum", "as printed, but not a valid date"),
    UNDATED("ohne Datum", "undated");

    private final Text label;

    Quality(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }

    static Quality of(@org.jspecify.annotations.Nullable Edtf edtf) {
        if (edtf == null) {
            return UNDATED;
        }
        return edtf.isApproximate() ? APPROXIMATE : EXACT;
    }
}
