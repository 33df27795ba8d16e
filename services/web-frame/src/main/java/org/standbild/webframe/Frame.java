package org.standbild.webframe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import org.standbild.profile.ProfileCode;

/** What the layout around a page needs to know: in the model of every page as {@code frame}. */
public final class Frame {

    private static final List<String> WITHOUT_FEEDS =
            List.of("/redaktion", "/anmelden", "/abmelden", "/abstimmung", "/abos");

    private final Words words;
    private final String path;
    private final String query;
    private final String pathInApplication;
    private final boolean member;
    private final Set<ProfileCode> editing;

    /** @param member whether somebody is logged in and the page is for her alone */
    Frame(Words words, String address, String contextPath, boolean member) {
        this(words, address, contextPath, member, Set.of());
    }

    /** @param editing the profiles that she may propose changes of */
    Frame(Words words, String address, String contextPath, boolean member, Set<ProfileCode> editing) {
        this.editing = member ? Set.copyOf(editing) : Set.of();
        this.words = words;
        this.member = member;
        int question = address.indexOf('?');
        // "//elsewhere" at the beginning would lead to another host
        this.path = (question < 0 ? address : address.substring(0, question)).replaceFirst("^/+", "/");
        this.query = question < 0 ? "" : address.substring(question + 1);
        this.pathInApplication = path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
    }

    /** The role that whoever may propose changes of that profile has in a request. */
    public static String writerOf(ProfileCode profile) {
        return "WRITER_" + profile.name();
    }

    /** Whether the page is for somebody alone who may propose changes of that profile; it shows the ways to do so then. */
    public boolean isEditing(ProfileCode profile) {
        return editing.contains(profile);
    }

    /** Changes with the content of the stylesheet. */
    public String version() {
        return Version.OF_STATIC_FILES;
    }

    /** The address of a file that all services share. */
    public static String file(String name) {
        return "/frame/" + name + "?v=" + Version.OF_STATIC_FILES;
    }

    public List<Place> places() {
        return Arrays.stream(Place.values())
                .filter(place -> member || !place.isForMembers())
                .toList();
    }

    /** {@code page} for the place where the reader is, as {@code aria-current} wants it; else absent. */
    public @Nullable String current(Place place) {
        return place.holds(pathInApplication) ? "page" : null;
    }

    /** {@code page} for the profile where the reader is, {@code true} for a page below it; else absent. */
    public @Nullable String current(ProfileCode profile) {
        String home = "/laender/" + profile.slug();
        if (pathInApplication.equals(home)) {
            return "page";
        }
        return pathInApplication.startsWith(home + "/") ? "true" : null;
    }

    /** Whether changes that this page is about can be subscribed to; not so where somebody is at work or came by a personal link. */
    public boolean hasFeeds() {
        return WITHOUT_FEEDS.stream()
                .noneMatch(place -> pathInApplication.equals(place) || pathInApplication.startsWith(place + "/"));
    }

    /**
     * The feed of the changes that this page is about: on pages of a profile those of that profile.
     *
     * @param format {@code atom} or {@code json}
     * @param filter the query of another filter; absent for the one that follows from the page's address
     */
    public String feed(String format, @Nullable String filter) {
        String chosen = filter != null
                ? filter
                : profiles().stream()
                        .filter(profile -> current(profile) != null)
                        .map(profile -> "profile=" + profile.code())
                        .findFirst()
                        .orElse("");
        String query = Stream.of(chosen, words.isEnglish() ? LanguageSwitch.PARAMETER + "=en" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&", "?", ""));
        return "/feeds/changes." + format + (query.equals("?") ? "" : query);
    }

    /** Bund first, then the Länder in the document's order. */
    public List<ProfileCode> profiles() {
        return List.of(ProfileCode.values());
    }

    /** This page in that language. */
    public String in(String language) {
        return Stream.concat(
                        Arrays.stream(query.split("&"))
                                .filter(parameter ->
                                        !parameter.isEmpty() && !parameter.startsWith(LanguageSwitch.PARAMETER + "=")),
                        Stream.of(LanguageSwitch.PARAMETER + "=" + language))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    public String otherLanguage() {
        return words.isEnglish() ? "de" : "en";
    }

    /** The profile whose name or code is most like the last part of an address that leads nowhere; absent when none is. */
    public @Nullable ProfileCode meant(@Nullable String path) {
        if (path == null) {
            return null;
        }
        String wanted = decoded(path.substring(path.lastIndexOf('/') + 1)).toLowerCase(Locale.ROOT);
        return Arrays.stream(ProfileCode.values())
                .filter(profile -> Likeness.of(wanted, profile) <= Math.min(3, wanted.length() / 3))
                .min(Comparator.comparingInt(profile -> Likeness.of(wanted, profile)))
                .orElse(null);
    }

    private static String decoded(String part) {
        try {
            return UriUtils.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noSuchEncoding) {
            return part;
        }
    }
}
