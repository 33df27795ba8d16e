package org.standbild.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The 16 Länder by ISO 3166-2, and {@code DE} for the federal chapter. */
public enum ProfileCode {
    DE("bund", "Bund", "Federal level"),
    DE_BW("baden-wuerttemberg", "Baden-Württemberg", "Baden-Württemberg"),
    DE_BY("bayern", "Bayern", "Bavaria"),
    DE_BE("berlin", "Berlin", "Berlin"),
    DE_BB("brandenburg", "Brandenburg", "Brandenburg"),
    DE_HB("bremen", "Bremen", "Bremen"),
    DE_HH("hamburg", "Hamburg", "Hamburg"),
    DE_HE("hessen", "Hessen", "Hesse"),
    DE_MV("mecklenburg-vorpommern", "Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
    DE_NI("niedersachsen", "Niedersachsen", "Lower Saxony"),
    DE_NW("nordrhein-westfalen", "Nordrhein-Westfalen", "North Rhine-Westphalia"),
    DE_RP("rheinland-pfalz", "Rheinland-Pfalz", "Rhineland-Palatinate"),
    DE_SL("saarland", "Saarland", "Saarland"),
    DE_SN("sachsen", "Sachsen", "Saxony"),
    DE_ST("sachsen-anhalt", "Sachsen-Anhalt", "Saxony-Anhalt"),
    DE_SH("schleswig-holstein", "Schleswig-Holstein", "Schleswig-Holstein"),
    DE_TH("thueringen", "Thüringen", "Thuringia");

    /** The Länder without the federal chapter, in the document's order. */
    public static final List<ProfileCode> LAENDER =
            Arrays.stream(values()).filter(code -> code != DE).toList();

    private final String slug;
    private final Text label;

    ProfileCode(String slug, String de, String en) {
        this.slug = slug;
        this.label = new Text(de, en);
    }

    @JsonCreator
    public static ProfileCode of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + code + "\" is no profile; known are DE and DE-BW to DE-TH"));
    }

    public static Optional<ProfileCode> find(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst();
    }

    public static Optional<ProfileCode> withSlug(String slug) {
        return Arrays.stream(values()).filter(known -> known.slug.equals(slug)).findFirst();
    }

    /** ISO 3166-2, such as {@code DE-HE}. */
    @JsonValue
    public String code() {
        return name().replace('_', '-');
    }

    /** The last part of the page's address, such as {@code hessen}. */
    public String slug() {
        return slug;
    }

    public Text label() {
        return label;
    }

    @Override
    public String toString() {
        return code();
    }
}
