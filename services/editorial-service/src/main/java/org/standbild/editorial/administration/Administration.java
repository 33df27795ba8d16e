package org.standbild.editorial.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Accounts;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Role;
import org.standbild.webframe.Problem;

/** What an administrator does to accounts, and what not even an administrator may. Passwords are told once and kept nowhere. */
@Component
class Administration {

    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);

    private final Accounts accounts;

    Administration(Accounts accounts) {
        this.accounts = accounts;
    }

    boolean isElsewhere() {
        return accounts.areElsewhere();
    }

    List<Accounts.Listed> all() {
        return accounts.all();
    }

    Accounts.Listed account(String name) {
        return accounts.find(name).orElseThrow(AccountRule.NO_SUCH_ACCOUNT::problem);
    }

    /** @return the password */
    String create(Wanted wanted, Actor actor) {
        requireHere();
        String name = String.valueOf(wanted.name());
        String password = accounts.create(name, wanted.nameOr(name), wanted.roles(), wanted.profiles())
                .orElseThrow(AccountRule.NAME_TAKEN::problem);
        told(actor, "created", name);
        return password;
    }

    void change(String name, Wanted wanted, Actor actor) {
        requireHere();
        Accounts.Listed known = account(name);
        if (isOwn(known, actor) && (wanted.disabled() || !wanted.roles().contains(Role.ADMIN))) {
            throw AccountRule.OWN_ACCOUNT.problem();
        }
        accounts.assign(name, wanted.nameOr(known.displayName()), wanted.roles(), wanted.profiles(), wanted.disabled());
        told(actor, wanted.disabled() ? "disabled" : "changed", name);
    }

    /** @return the password */
    String newPassword(String name, Actor actor) {
        requireHere();
        String password = accounts.newPassword(name).orElseThrow(AccountRule.NO_SUCH_ACCOUNT::problem);
        told(actor, "gave a new password to", name);
        return password;
    }

    void erase(String name, Actor actor) {
        requireHere();
        Accounts.Listed known = account(name);
        if (isOwn(known, actor)) {
            throw AccountRule.OWN_ACCOUNT.problem();
        }
        accounts.erase(name);
        LOG.info("{} erased the account of {}", actor.person(), known.person());
    }

    private static boolean isOwn(Accounts.Listed account, Actor actor) {
        return account.person().equals(actor.person());
    }

    private void requireHere() throws Problem {
        if (accounts.areElsewhere()) {
            throw AccountRule.ACCOUNTS_ELSEWHERE.problem();
        }
    }

    /** By pseudonymous ids: a name in a log file could not be erased. */
    private void told(Actor actor, String what, String name) {
        LOG.info("{} {} the account of {}", actor.person(), what, person(name));
    }

    private @Nullable String person(String name) {
        return accounts.find(name).map(Accounts.Listed::person).orElse(null);
    }
}
