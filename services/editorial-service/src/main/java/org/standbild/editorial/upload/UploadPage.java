package org.standbild.editorial.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.change.Hashes;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.proposal.Refused;
import org.standbild.editorial.proposal.Rule;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Where a file or an edited table becomes a draft, after its editor has seen what would change. */
@Controller
@RequestMapping("/redaktion/hochladen")
class UploadPage {

    private final Uploads uploads;

    UploadPage(Uploads uploads) {
        this.uploads = uploads;
    }

    @GetMapping
    ModelAndView show(@RequestParam(required = false) @Nullable String profil, @AuthenticationPrincipal Member member) {
        return page(member, profil, "", Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView tried(
            @RequestParam String profil,
            @RequestParam(defaultValue = "") String stand,
            @RequestParam MultipartFile datei,
            @AuthenticationPrincipal Member member) {
        String name = Objects.requireNonNullElse(datei.getOriginalFilename(), "");
        if (datei.isEmpty()) {
            return page(
                    member,
                    profil,
                    stand,
                    Map.of("datei", new Text("Bitte wählen Sie eine Datei.", "Please choose a file.")),
                    HttpStatus.BAD_REQUEST);
        }
        Uploads.File file = name.toLowerCase(Locale.ROOT).endsWith(".csv") ? Uploads.File.CSV : Uploads.File.YAML;
        try {
            return preview(member, profil, stand, file, datei.getBytes()).addObject("name", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/entwurf")
    ModelAndView draft(
            @RequestParam String profil,
            @RequestParam String stand,
            @RequestParam Uploads.File art,
            @RequestParam String inhalt,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam String schluessel,
            @AuthenticationPrincipal Member member) {
        // a browser sends the lines of a text area with two characters at their end
        byte[] body = inhalt.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        ProfileCode code = code(profil);
        try {
            Uploads.Tried tried = uploads.tried(code, art, body, uploads.day(stand));
            byte[] key = schluessel.getBytes(StandardCharsets.UTF_8);
            IdempotentRequest request = new IdempotentRequest(Hashes.sha256(key), Hashes.sha256(key, body));
            String about = note == null || note.isBlank() ? null : note.strip();
            String id = uploads.draft(code, tried, about, member.actor(), request);
            return new ModelAndView("redirect:/redaktion/vorschlaege/" + id);
        } catch (UnsoundFile unsound) {
            return preview(member, profil, stand, art, body);
        } catch (Problem problem) {
            return page(member, profil, stand, Map.of("alles", problem.detail()), problem.status());
        } catch (Refused refused) {
            return page(member, profil, stand, Map.of("alles", refused.rule().reason()), HttpStatus.FORBIDDEN);
        }
    }

    private ModelAndView preview(Member member, String profil, String stand, Uploads.File file, byte[] body) {
        Map<String, Text> faults = new LinkedHashMap<>();
        ProfileCode code = code(profil);
        if (!member.actor().mayPropose(code)) {
            faults.put("profil", Rule.NOT_ASSIGNED.reason());
            return page(member, profil, stand, faults, HttpStatus.FORBIDDEN);
        }
        try {
            Uploads.Tried tried = uploads.tried(code, file, body, uploads.day(stand));
            List<Line> lines = new ArrayList<>();
            tried.compared().changes().forEach(change -> lines.add(Line.of(change)));
            return page(member, profil, stand, faults, HttpStatus.OK)
                    .addObject("tried", tried)
                    .addObject("code", code)
                    .addObject("lines", lines)
                    .addObject("art", file)
                    .addObject("inhalt", new String(body, StandardCharsets.UTF_8))
                    .addObject("schluessel", UUID.randomUUID().toString());
        } catch (UnsoundFile unsound) {
            return page(member, profil, stand, faults, HttpStatus.BAD_REQUEST)
                    .addObject("mistakes", unsound.mistakes())
                    .addObject("art", file);
        } catch (Problem problem) {
            faults.put(
                    problem.errors().stream().anyMatch(error -> error.pointer().equals("stand")) ? "stand" : "datei",
                    problem.detail());
            return page(member, profil, stand, faults, problem.status());
        }
    }

    private static ProfileCode code(String profil) {
        return ProfileCode.find(profil)
                .orElseThrow(() -> Problem.badParameter(
                        "profil", new Text("„" + profil + "“ ist kein Profil", "\"" + profil + "\" is no profile")));
    }

    private static ModelAndView page(
            Member member, @Nullable String profil, String stand, Map<String, Text> faults, HttpStatus status) {
        return new ModelAndView("editorial/upload", status)
                .addObject(
                        "profiles",
                        Arrays.stream(ProfileCode.values())
                                .filter(member.actor()::mayPropose)
                                .toList())
                .addObject("profil", profil)
                .addObject("stand", stand)
                .addObject("faults", faults);
    }
}
