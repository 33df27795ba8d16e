package org.standbild.editorial.workspace;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Persons;

/** Who has a draft open right now. It only tells people of each other, it locks nobody out; who is silent for a while counts as gone. */
@Component
class Presence {

    private static final String PEOPLE = "people";

    private final MongoCollection<Document> drafts;
    private final Persons persons;
    private final Clock clock;
    private final Duration silence;

    Presence(
            MongoDatabaseFactory databases,
            Persons persons,
            Clock clock,
            @Value("${standbild.workspace.presence:3m}") Duration silence) {
        this.drafts = databases.getMongoDatabase().getCollection("open-drafts");
        this.persons = persons;
        this.clock = clock;
        this.silence = silence;
    }

    void isHere(String proposal, String person) {
        drafts.updateOne(
                Filters.eq("_id", proposal),
                Updates.set(PEOPLE + "." + person, Date.from(clock.instant())),
                new UpdateOptions().upsert(true));
    }

    void hasLeft(String proposal, String person) {
        drafts.updateOne(Filters.eq("_id", proposal), Updates.unset(PEOPLE + "." + person));
    }

    /** The names of the others. */
    List<String> others(String proposal, String person) {
        Document draft = drafts.find(Filters.eq("_id", proposal)).first();
        Document people = draft == null ? null : draft.get(PEOPLE, Document.class);
        if (people == null) {
            return List.of();
        }
        Instant since = clock.instant().minus(silence);
        List<String> here = new ArrayList<>();
        people.forEach((other, at) -> {
            if (!other.equals(person) && ((Date) at).toInstant().isAfter(since)) {
                here.add(other);
            }
        });
        return here.stream().map(persons::nameOf).sorted().toList();
    }
}
