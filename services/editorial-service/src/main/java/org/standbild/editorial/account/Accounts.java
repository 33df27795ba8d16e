package org.standbild.editorial.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
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
public class Accounts implements UserDetailsService {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private static final Map<String, String> DEFAULTS =
            Map.of("editor", "EDITOR", "reviewer", "REVIEWER", "admin", "ADMIN");
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final MongoCollection<Document> accounts;
    private final PasswordEncoder passwords;
    private final Persons persons;
    private final Issuer issuer;

    Accounts(
            MongoDatabaseFactory databases,
            PasswordEncoder passwords,
            Environment environment,
            Persons persons,
            Issuer issuer) {
        this.accounts = databases.getMongoDatabase().getCollection("accounts");
        this.passwords = passwords;
        this.persons = persons;
        this.issuer = issuer;
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
        persons.isFirstCalled(account.getString("person"), name);
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
        Account account = account(name).orElseThrow(() -> new UsernameNotFoundException("There is no account " + name));
        if (account.disabled()) {
            throw new UsernameNotFoundException(
                    "The account " + name + " is disabled"); // told like one that is not there
        }
        return account;
    }

    /** Whether a session that began with this account may go on. */
    boolean isUnchanged(Account account) {
        return account(account.name())
                .filter(now -> !now.disabled() && now.stamp() == account.stamp())
                .isPresent();
    }

    private Optional<Account> account(String name) {
        return Optional.ofNullable(accounts.find(Filters.eq("_id", name)).first())
                .map(found -> account(found, persons.nameOf(found.getString("person"))));
    }

    private static Account account(Document account, String displayName) {
        List<String> profiles = account.getList("profiles", String.class);
        return new Account(
                account.getString("_id"),
                displayName,
                account.getString("person"),
                account.getString("password"),
                account.getList("roles", String.class).stream()
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                profiles == null
                        ? null
                        : profiles.stream()
                                .flatMap(code -> ProfileCode.find(code).stream())
                                .collect(Collectors.toSet()),
                account.getBoolean("disabled", false),
                account.get("stamp", 0L));
    }

    // --- what administrators do

    /** Whether an issuer vouches for everybody, so that there is nothing to administer here. */
    public boolean areElsewhere() {
        return issuer.isNamed();
    }

    /** A name to log in with: lower-case letters, digits, dots, hyphens, underscores. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * An account as administrators see it.
     *
     * @param displayName what the person is called on screen
     * @param person pseudonymous id, which is all that the log knows
     * @param profiles an editor's; absent: all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listed(
            String name,
            String displayName,
            String person,
            Set<Role> roles,
            @Nullable Set<ProfileCode> profiles,
            boolean disabled) {

        private static Listed of(Account account) {
            return new Listed(
                    account.name(),
                    account.displayName(),
                    account.person(),
                    Collections.unmodifiableSet(new TreeSet<>(account.roles())),
                    account.profiles() == null ? null : Collections.unmodifiableSet(new TreeSet<>(account.profiles())),
                    account.disabled());
        }
    }

    /** By name. */
    public List<Listed> all() {
        List<Document> found = accounts.find().into(new ArrayList<>());
        Map<String, String> names = persons.namesOf(
                found.stream().map(account -> account.getString("person")).toList());
        return found.stream()
                .map(account ->
                        account(account, names.getOrDefault(account.getString("person"), account.getString("person"))))
                .map(Listed::of)
                .sorted(Comparator.comparing(Listed::name))
                .toList();
    }

    public Optional<Listed> find(String name) {
        return account(name).map(Listed::of);
    }

    /**
     * A new account.
     *
     * @param profiles an editor's; absent: all
     * @return its password, which is not kept; empty when the name is taken
     */
    public Optional<String> create(
            String name, String displayName, Set<Role> roles, @Nullable Set<ProfileCode> profiles) {
        String password = random();
        String person = UUID.randomUUID().toString();
        Document account = new Document("_id", name)
                .append("person", person)
                .append("password", passwords.encode(password))
                .append("roles", roles.stream().map(Role::name).sorted().toList())
                .append("stamp", 1L);
        if (profiles != null) {
            account.append(
                    "profiles",
                    profiles.stream().map(ProfileCode::code).sorted().toList());
        }
        try {
            accounts.insertOne(account);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
        persons.isCalled(person, displayName);
        return Optional.of(password);
    }

    /**
     * What the account may do from now on; its sessions end.
     *
     * @param profiles an editor's; absent: all
     * @return whether there is such an account
     */
    public boolean assign(
            String name, String displayName, Set<Role> roles, @Nullable Set<ProfileCode> profiles, boolean disabled) {
        Optional<Account> account = account(name);
        account.ifPresent(known -> persons.isCalled(known.person(), displayName));
        return change(
                name,
                Updates.combine(
                        Updates.set(
                                "roles", roles.stream().map(Role::name).sorted().toList()),
                        profiles == null
                                ? Updates.unset("profiles")
                                : Updates.set(
                                        "profiles",
                                        profiles.stream()
                                                .map(ProfileCode::code)
                                                .sorted()
                                                .toList()),
                        Updates.set("disabled", disabled)));
    }

    /** A new password, which is not kept; the sessions end. Empty when there is no such account. */
    public Optional<String> newPassword(String name) {
        String password = random();
        return change(name, Updates.set("password", passwords.encode(password)))
                ? Optional.of(password)
                : Optional.empty();
    }

    /** The account is gone, and what its person is called with it; what the person did stays under the pseudonymous id. */
    public boolean erase(String name) {
        Optional<Account> account = account(name);
        account.ifPresent(known -> persons.erase(known.person()));
        return accounts.deleteOne(Filters.eq("_id", name)).getDeletedCount() == 1;
    }

    private boolean change(String name, Bson update) {
        return accounts.updateOne(Filters.eq("_id", name), Updates.combine(update, Updates.inc("stamp", 1L)))
                        .getMatchedCount()
                == 1;
    }
}
