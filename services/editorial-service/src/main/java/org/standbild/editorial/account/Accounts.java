package org.standbild.editorial.account;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.standbild.profile.ProfileCode;

/**
 * Who may log in. Three accounts are there from the first start; their passwords come from {@code STANDBILD_PASSWORD_EDITOR},
 * {@code _REVIEWER} and {@code _ADMIN}, or are drawn at random and printed once; there are none where an issuer vouches for everybody.
 */
@Component
class Accounts implements UserDetailsService {

    private static final Map<String, String> DEFAULTS =
            Map.of("editor", "EDITOR", "reviewer", "REVIEWER", "admin", "ADMIN");
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final MongoCollection<Document> accounts;
    private final PasswordEncoder passwords;
    private final Persons persons;

    Accounts(
            MongoDatabaseFactory databases,
            PasswordEncoder passwords,
            Environment environment,
            Persons persons,
            Issuer issuer) {
        this.accounts = databases.getMongoDatabase().getCollection("accounts");
        this.passwords = passwords;
        this.persons = persons;
        if (!issuer.isNamed()) {
            DEFAULTS.forEach((name, role) -> ensure(name, role, environment.getProperty("STANDBILD_PASSWORD_" + role)));
        }
    }

    private void ensure(String name, String role, @Nullable String configured) {
        Document account = accounts.find(Filters.eq("_id", name)).first();
        if (account == null) {
            String password = configured == null || configured.isBlank() ? random() : configured;
            String person = UUID.randomUUID().toString();
            persons.isCalled(person, name);
            accounts.insertOne(new Document("_id", name)
                    .append("person", person)
                    .append("password", passwords.encode(password))
                    .append("roles", List.of(role)));
            if (configured == null || configured.isBlank()) {
                LOG.warn(
                        "Account \"{}\" has the password {} (shown this once; STANDBILD_PASSWORD_{} sets another)",
                        name,
                        password,
                        role);
            }
            return;
        }
        persons.isCalled(account.getString("person"), name);
        if (configured != null
                && !configured.isBlank()
                && !passwords.matches(configured, account.getString("password"))) {
            accounts.updateOne(Filters.eq("_id", name), Updates.set("password", passwords.encode(configured)));
            LOG.info("Account \"{}\" has the password that STANDBILD_PASSWORD_{} names", name, role);
        }
    }

    private static String random() {
        byte[] bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        Document account = accounts.find(Filters.eq("_id", name)).first();
        if (account == null) {
            throw new UsernameNotFoundException("There is no account " + name);
        }
        List<String> profiles = account.getList("profiles", String.class);
        return new Account(
                name,
                persons.nameOf(account.getString("person")),
                account.getString("person"),
                account.getString("password"),
                account.getList("roles", String.class).stream()
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                profiles == null
                        ? null
                        : profiles.stream()
                                .flatMap(code -> ProfileCode.find(code).stream())
                                .collect(Collectors.toSet()));
    }
}
