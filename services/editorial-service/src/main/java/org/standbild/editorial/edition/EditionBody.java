package org.standbild.editorial.edition;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.change.ChangeReader;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.SignOff;
import org.standbild.webframe.ObjectBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What clients send about editions. */
final class EditionBody {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_DAYS = 90;
    private static final int USUAL_DAYS = 30;

    private EditionBody() {}

    /** An edition that is to be published, read as the change it will be; position and hash are not known yet. */
    static EditionPublished edition(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes, Set.of("slug", "title", "stand", "note"));
        ObjectNode change = JSON.objectNode()
                .put("type", "EditionPublished")
                .put("position", 0)
                .put("sha256", "-");
        JsonNode stand = body.get("stand");
        set(change, "stand", stand.isString() ? JSON.objectNode().set("edtf", stand) : stand);
        set(change, "edition", body.get("slug"));
        set(change, "title", body.get("title"));
        set(change, "note", body.get("note"));
        if (body.get("title").isMissingNode()) {
            body.mistake("/title", "fehlt", "is missing");
        }
        try {
            List<ProfileChange> read =
                    ChangeReader.read(ProfileCode.DE, JSON.arrayNode().add(change));
            body.stopAtMistakes();
            return (EditionPublished) read.get(0);
        } catch (ChangeReader.Unreadable unreadable) {
            unreadable
                    .mistakes()
                    .forEach(mistake -> body.mistake(
                            mistake.pointer().substring(2).replace("/edition", "/slug"),
                            mistake.reason().de(),
                            mistake.reason().in("en")));
            body.stopAtMistakes();
            throw unreadable;
        }
    }

    private static void set(ObjectNode change, String member, JsonNode value) {
        if (!value.isMissingNode()) {
            change.set(member, value);
        }
    }

    /**
     * Whom to ask.
     *
     * @param validFor how long the link leads somewhere
     */
    record Asked(ProfileCode profile, String coordination, Duration validFor) {}

    static Asked signOff(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes, Set.of("profile", "coordination", "validForDays"));
        ProfileCode profile = ProfileCode.find(body.get("profile").asString("")).orElse(null);
        if (profile == null) {
            body.mistake("/profile", "erwartet wird DE-BW bis DE-TH", "expected is DE-BW to DE-TH");
        }
        String coordination = body.text("coordination", true, 300);
        JsonNode given = body.get("validForDays");
        int days = given.isMissingNode() ? USUAL_DAYS : given.isIntegralNumber() ? given.asInt(0) : 0;
        if (days < 1 || days > MOST_DAYS) {
            body.mistake(
                    "/validForDays",
                    "erwartet wird eine ganze Zahl von 1 bis " + MOST_DAYS,
                    "expected is a whole number from 1 to " + MOST_DAYS);
        }
        body.stopAtMistakes();
        return new Asked(Objects.requireNonNull(profile), Objects.requireNonNull(coordination), Duration.ofDays(days));
    }

    record Answered(SignOff answer, @Nullable String remarks) {}

    static Answered answer(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes, Set.of("answer", "remarks"));
        String named = body.get("answer").asString("");
        SignOff answer = Arrays.stream(SignOff.values())
                .filter(known -> known.name().equals(named))
                .findFirst()
                .orElse(null);
        if (answer == null) {
            body.mistake(
                    "/answer",
                    "möglich sind " + Arrays.toString(SignOff.values()),
                    "possible are " + Arrays.toString(SignOff.values()));
        }
        String remarks = body.text("remarks", false, 4_000);
        body.stopAtMistakes();
        return new Answered(Objects.requireNonNull(answer), remarks);
    }
}
