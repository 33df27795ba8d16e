package org.standbild.editorial.account;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * What the people behind pseudonymous ids are called. The log never holds a name, so a name that is erased here is erased everywhere; what
 * the person did stays.
 */
@Component
public class Persons {

    private final MongoCollection<Document> persons;

    Persons(MongoDatabaseFactory databases) {
        this.persons = databases.getMongoDatabase().getCollection("persons");
    }

    /** Somebody whose name was erased stays without. */
    void isCalled(String person, String name) {
        Document known = persons.find(Filters.eq("_id", person)).first();
        if (known == null || !known.getBoolean("erased", false) && !name.equals(known.getString("name"))) {
            persons.updateOne(Filters.eq("_id", person), Updates.set("name", name), new UpdateOptions().upsert(true));
        }
    }

    /** What somebody is called who has no name yet. */
    void isFirstCalled(String person, String name) {
        if (persons.find(Filters.eq("_id", person)).first() == null) {
            isCalled(person, name);
        }
    }

    /** Whether there was such a person. */
    boolean erase(String person) {
        return persons.updateOne(
                                Filters.eq("_id", person),
                                Updates.combine(Updates.unset("name"), Updates.set("erased", true)))
                        .getMatchedCount()
                > 0;
    }

    /** The name, or for somebody whose name was erased or never known "Person" and the beginning of the id. */
    public String nameOf(String person) {
        return name(person, persons.find(Filters.eq("_id", person)).first());
    }

    /** The names of several people, by id. */
    public Map<String, String> namesOf(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        ids.forEach(person -> names.put(person, name(person, null)));
        for (Document document : persons.find(Filters.in("_id", names.keySet()))) {
            names.put(document.getString("_id"), name(document.getString("_id"), document));
        }
        return names;
    }

    private static String name(String person, @Nullable Document document) {
        String name = document == null ? null : document.getString("name");
        return name == null ? "Person " + person.substring(0, Math.min(8, person.length())) : name;
    }
}
