package org.standbild.editorial.administration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.standbild.editorial.account.Accounts;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.account.Role;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Accounts, for administrators with a browser. */
@Controller
@RequestMapping("/redaktion/konten")
class AccountsPage {

    private static final int LONGEST = 100;

    private final Administration administration;

    AccountsPage(Administration administration) {
        this.administration = administration;
    }

    /** An account as typed. */
    record Form(
            @Nullable String name,
            @Nullable String anzeige,
            @Nullable List<Role> rollen,
            @Nullable String laender,
            @Nullable List<ProfileCode> profile) {

        static final Form EMPTY = new Form(null, null, List.of(Role.EDITOR), "alle", List.of());

        static Form of(Accounts.Listed account) {
            return new Form(
                    account.name(),
                    account.displayName(),
                    List.copyOf(account.roles()),
                    account.profiles() == null ? "alle" : "nur",
                    account.profiles() == null ? List.of() : List.copyOf(account.profiles()));
        }

        public boolean has(Role role) {
            return rollen != null && rollen.contains(role);
        }

        public boolean has(ProfileCode code) {
            return profile != null && profile.contains(code);
        }

        public boolean isForAll() {
            return !"nur".equals(laender);
        }

        Wanted wanted(boolean disabled) {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            roles.addAll(Objects.requireNonNullElse(rollen, List.of()));
            String display = anzeige == null || anzeige.isBlank() ? null : anzeige.strip();
            return new Wanted(
                    name == null ? null : name.strip(),
                    display,
                    roles,
                    isForAll() ? null : Set.copyOf(Objects.requireNonNullElse(profile, List.of())),
                    disabled);
        }

        Map<String, Text> faults(boolean isNew) {
            Map<String, Text> faults = new LinkedHashMap<>();
            if (isNew && (name == null || !Accounts.isName(name.strip()))) {
                faults.put(
                        "name",
                        new Text(
                                "2 bis 64 Kleinbuchstaben, Ziffern, Punkte, Binde- oder Unterstriche",
                                "2 to 64 lower-case letters, digits, dots, hyphens or underscores"));
            }
            if (anzeige != null && anzeige.length() > LONGEST) {
                faults.put(
                        "anzeige", new Text("höchstens " + LONGEST + " Zeichen", "at most " + LONGEST + " characters"));
            }
            if (rollen == null || rollen.isEmpty()) {
                faults.put("rollen", new Text("bitte mindestens eine Rolle wählen", "please choose at least one role"));
            }
            if (!isForAll() && (profile == null || profile.isEmpty())) {
                faults.put("profile", new Text("bitte mindestens ein Land wählen", "please choose at least one Land"));
            }
            return faults;
        }
    }

    @GetMapping
    ModelAndView all() {
        return list(Form.EMPTY, Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(
            @ModelAttribute("form") Form form, @AuthenticationPrincipal Member member, RedirectAttributes redirect) {
        Map<String, Text> faults = form.faults(true);
        if (!faults.isEmpty()) {
            return list(form, faults, HttpStatus.BAD_REQUEST);
        }
        Wanted wanted = form.wanted(false);
        try {
            redirect.addFlashAttribute("password", administration.create(wanted, member.actor()));
            redirect.addFlashAttribute("done", "created");
            return to(String.valueOf(wanted.name()));
        } catch (Problem refused) {
            return list(form, Map.of("name", refused.detail()), refused.status());
        }
    }

    @GetMapping("/{name}")
    ModelAndView one(@PathVariable String name) {
        Accounts.Listed account = administration.account(name);
        return account(account, Form.of(account), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/{name}")
    ModelAndView change(
            @PathVariable String name,
            @ModelAttribute("form") Form form,
            @AuthenticationPrincipal Member member,
            RedirectAttributes redirect) {
        Accounts.Listed account = administration.account(name);
        Map<String, Text> faults = form.faults(false);
        if (!faults.isEmpty()) {
            return account(account, form, faults, HttpStatus.BAD_REQUEST);
        }
        return done(account, form, "changed", redirect, () -> {
            administration.change(name, form.wanted(account.disabled()), member.actor());
            return null;
        });
    }

    @PostMapping("/{name}/sperre")
    ModelAndView disable(
            @PathVariable String name,
            @RequestParam boolean gesperrt,
            @AuthenticationPrincipal Member member,
            RedirectAttributes redirect) {
        Accounts.Listed account = administration.account(name);
        Form form = Form.of(account);
        return done(account, form, gesperrt ? "disabled" : "enabled", redirect, () -> {
            administration.change(name, form.wanted(gesperrt), member.actor());
            return null;
        });
    }

    @PostMapping("/{name}/passwort")
    ModelAndView password(
            @PathVariable String name, @AuthenticationPrincipal Member member, RedirectAttributes redirect) {
        Accounts.Listed account = administration.account(name);
        return done(
                account,
                Form.of(account),
                "newPassword",
                redirect,
                () -> administration.newPassword(name, member.actor()));
    }

    @PostMapping("/{name}/loeschung")
    ModelAndView erase(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String sicher,
            @AuthenticationPrincipal Member member,
            RedirectAttributes redirect) {
        Accounts.Listed account = administration.account(name);
        if (sicher == null) {
            return account(
                    account,
                    Form.of(account),
                    Map.of(
                            "sicher",
                            new Text(
                                    "Bitte bestätigen Sie, dass der Name endgültig gelöscht werden soll.",
                                    "Please confirm that the name is to be erased for good.")),
                    HttpStatus.BAD_REQUEST);
        }
        try {
            administration.erase(name, member.actor());
        } catch (Problem refused) {
            return account(account, Form.of(account), Map.of("sicher", refused.detail()), refused.status());
        }
        redirect.addFlashAttribute("done", "erased");
        return new ModelAndView("redirect:/redaktion/konten");
    }

    private interface Deed {
        /** A password to be told, or nothing. */
        @Nullable
        String todo();
    }

    private ModelAndView done(Accounts.Listed account, Form form, String done, RedirectAttributes redirect, Deed deed) {
        try {
            String password = deed.todo();
            redirect.addFlashAttribute("done", done);
            if (password != null) {
                redirect.addFlashAttribute("password", password);
            }
            return to(account.name());
        } catch (Problem refused) {
            return account(account, form, Map.of("rollen", refused.detail()), refused.status());
        }
    }

    private static ModelAndView to(String name) {
        return new ModelAndView("redirect:/redaktion/konten/" + name);
    }

    private ModelAndView list(Form form, Map<String, Text> faults, HttpStatus status) {
        return model("editorial/accounts", form, faults, status)
                .addObject("accounts", administration.all())
                .addObject("elsewhere", administration.isElsewhere());
    }

    private ModelAndView account(Accounts.Listed account, Form form, Map<String, Text> faults, HttpStatus status) {
        return model("editorial/account", form, faults, status)
                .addObject("account", account)
                .addObject("elsewhere", administration.isElsewhere());
    }

    private static ModelAndView model(String view, Form form, Map<String, Text> faults, HttpStatus status) {
        return new ModelAndView(view, status)
                .addObject("form", form)
                .addObject("faults", faults)
                .addObject("roles", Role.values())
                .addObject("codes", Arrays.asList(ProfileCode.values()));
    }

    /** A password may be on the page. */
    @ModelAttribute
    void keepPrivate(jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
