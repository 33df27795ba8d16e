package org.standbild.editorial.administration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.editorial.account.Accounts;
import org.standbild.editorial.account.Member;

/** Accounts, for programs of administrators. */
@RestController
@RequestMapping(path = "/api/admin/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountsController {

    private final Administration administration;

    AccountsController(Administration administration) {
        this.administration = administration;
    }

    /**
     * An account with its new password.
     *
     * @param password told once; only its hash is kept
     */
    record WithPassword(@JsonUnwrapped Accounts.Listed account, String password) {}

    @Operation(
            summary = "All accounts",
            description = "For administrators. Without profiles an editor may propose for all.")
    @GetMapping
    List<Accounts.Listed> all() {
        return administration.all();
    }

    @Operation(
            summary = "Create an account",
            description =
                    "For administrators. The answer holds the password, once. Body: name (to log in with), roles, "
                            + "optionally displayName and profiles; without profiles an editor may propose for all.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WithPassword> create(@RequestBody byte[] body, @AuthenticationPrincipal Member member) {
        Wanted wanted = Wanted.created(body);
        String password = administration.create(wanted, member.actor());
        return ResponseEntity.created(URI.create("/api/admin/accounts/" + wanted.name()))
                .cacheControl(CacheControl.noStore())
                .body(new WithPassword(administration.account(String.valueOf(wanted.name())), password));
    }

    @Operation(summary = "One account", description = "For administrators.")
    @GetMapping("/{name}")
    Accounts.Listed one(@PathVariable String name) {
        return administration.account(name);
    }

    @Operation(
            summary = "Say what an account may do from now on",
            description =
                    "For administrators. Its sessions end. Body: roles, optionally displayName, profiles and disabled; "
                            + "what is left out is: the name as it was, all profiles, not disabled.")
    @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Accounts.Listed change(
            @PathVariable String name, @RequestBody byte[] body, @AuthenticationPrincipal Member member) {
        administration.change(name, Wanted.changed(body), member.actor());
        return administration.account(name);
    }

    @Operation(
            summary = "Give an account a new password",
            description = "For administrators. The answer holds it, once; the sessions of the account end.")
    @PostMapping("/{name}/password")
    ResponseEntity<WithPassword> password(@PathVariable String name, @AuthenticationPrincipal Member member) {
        String password = administration.newPassword(name, member.actor());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new WithPassword(administration.account(name), password));
    }

    @Operation(
            summary = "Erase an account and the name of its person",
            description =
                    "For administrators. What the person did stays in the log, under the pseudonymous id; the name does not come back.")
    @DeleteMapping("/{name}")
    ResponseEntity<Void> erase(@PathVariable String name, @AuthenticationPrincipal Member member) {
        administration.erase(name, member.actor());
        return ResponseEntity.noContent().build();
    }
}
