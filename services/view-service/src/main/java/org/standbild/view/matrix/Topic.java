package org.standbild.view.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

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

    /** The topic with that slug; a {@link Problem} that names those there are when there is none. */
    public static Topic asked(String slug) {
        return withSlug(slug).orElseThrow(() -> noSuchTopic(slug));
    }

    /** The last part of its address. */
    public String slug() {
        return slug;
    }

    public Text title() {
        return title;
    }

    private static Problem noSuchTopic(String topic) {
        List<String> known = Arrays.stream(Topic.values()).map(Topic::slug).toList();
        String all = String.join(", ", known);
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-topic",
                        new Text("Dieses Thema gibt es nicht", "There is no such topic"),
                        new Text(
                                "„" + topic + "“ ist kein Thema der Matrix. Es gibt: " + all + ".",
                                "\"" + topic + "\" is no topic of the matrix. There are: " + all + "."))
                .with("value", topic)
                .with("known", known);
    }
}
