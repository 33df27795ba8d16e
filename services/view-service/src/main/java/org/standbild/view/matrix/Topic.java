package org.standbild.view.matrix;

import java.util.Arrays;
import java.util.Optional;
import org.standbild.profile.Text;

/** What can be looked at in all 16 Länder at once. */
public enum Topic {
    ZENTRALE_AUSLAENDERBEHOERDE(
            "zentrale-auslaenderbehoerde", new Text("Zentrale Ausländerbehörde", "Central immigration authority")),
    STRATEGIES("strategies", new Text("Fachkräftestrategien", "Skills strategies")),
    HSP4("hsp4", new Text("IQ – Handlungsschwerpunkt 4", "IQ – field of action 4"));

    private final String slug;
    private final Text title;

    Topic(String slug, Text title) {
        this.slug = slug;
        this.title = title;
    }

    public static Optional<Topic> withSlug(String slug) {
        return Arrays.stream(values()).filter(topic -> topic.slug.equals(slug)).findFirst();
    }

    /** The last part of its address. */
    public String slug() {
        return slug;
    }

    public Text title() {
        return title;
    }
}
