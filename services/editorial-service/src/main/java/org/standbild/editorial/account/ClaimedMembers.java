package org.standbild.editorial.account;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;
import org.standbild.profile.ProfileCode;

/**
 * People whom an issuer of OpenID Connect vouches for. Roles and Länder come from its claims at each log-in; the log knows them by an id of
 * our own, drawn when they first come.
 */
@Component
class ClaimedMembers {

    private final MongoCollection<Document> accounts;
    private final Persons persons;
    private final String rolesClaim;
    private final String profilesClaim;
    private final String nameClaim;

    ClaimedMembers(
            MongoDatabaseFactory databases,
            Persons persons,
            @Value("${standbild.oidc.roles-claim}") String rolesClaim,
            @Value("${standbild.oidc.profiles-claim}") String profilesClaim,
            @Value("${standbild.oidc.name-claim}") String nameClaim) {
        this.accounts = databases.getMongoDatabase().getCollection("accounts");
        this.persons = persons;
        this.rolesClaim = rolesClaim;
        this.profilesClaim = profilesClaim;
        this.nameClaim = nameClaim;
    }

    /** Somebody for whom an issuer vouches. */
    record Claimed(String displayName, Actor actor) implements Member {}

    /** A claim that is missing gives nothing: no role, no Land, a name like "Person 1a2b3c4d". */
    Claimed member(String issuer, @Nullable String subject, Map<String, Object> claims) {
        if (subject == null) {
            throw new BadCredentialsException("Whoever has no subject is nobody");
        }
        String person = person(issuer, subject);
        if (claim(claims, nameClaim) instanceof String name && !name.isBlank()) {
            persons.isCalled(person, name);
        }
        return new Claimed(persons.nameOf(person), new Actor(person, roles(claims), profiles(claims)));
    }

    private String person(String issuer, String subject) {
        String id = "oidc:" + sha256(issuer + "\n" + subject);
        Document known = accounts.find(Filters.eq("_id", id)).first();
        if (known == null) {
            known = new Document("_id", id).append("person", UUID.randomUUID().toString());
            try {
                accounts.insertOne(known);
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                return person(issuer, subject);
            }
        }
        return known.getString("person");
    }

    private Set<Role> roles(Map<String, Object> claims) {
        Set<String> named = strings(claim(claims, rolesClaim))
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Arrays.stream(Role.values())
                .filter(role -> named.contains(role.name()) || named.contains(role.authority()))
                .collect(Collectors.toSet());
    }

    private Set<ProfileCode> profiles(Map<String, Object> claims) {
        List<String> named = strings(claim(claims, profilesClaim)).toList();
        return named.contains("*")
                ? EnumSet.allOf(ProfileCode.class)
                : named.stream()
                        .flatMap(code -> ProfileCode.find(code).stream())
                        .collect(Collectors.toSet());
    }

    private static @Nullable Object claim(Map<String, Object> claims, String name) {
        Object value = claims;
        for (String step : name.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    private static Stream<String> strings(@Nullable Object claim) {
        if (claim instanceof Collection<?> many) {
            return many.stream().map(String::valueOf);
        }
        return claim == null ? Stream.empty() : Stream.of(claim.toString().split("[ ,]+"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
