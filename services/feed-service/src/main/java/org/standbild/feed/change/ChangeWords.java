package org.standbild.feed.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.standbild.profile.Commitment;
import org.standbild.profile.Edtf;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.PlanOutcome;
import org.standbild.profile.Quality;
import org.standbild.profile.Review;
import org.standbild.profile.Role;
import org.standbild.profile.Section;
import org.standbild.profile.SignOff;
import org.standbild.profile.Source;
import org.standbild.profile.Status;
import org.standbild.profile.Text;
import org.standbild.webframe.Words;

/**
 * An item in words, for people: headline, one sentence, old and new of each field. The same in feeds and mails.
 *
 * <p>What is said here of an item is part of archived feed documents; rewording a label rewords them.
 */
public final class ChangeWords {

    private static final Pattern STAND = Pattern.compile("^Stand:? ");

    private final Words words;

    /** @param language {@code de} or {@code en} */
    public ChangeWords(String language) {
        this.words = new Words(language);
    }

    public String language() {
        return words.language();
    }

    /** Where, what, how: "Hamburg: Zentrale Ausländerbehörde – Zentrale Ausländerbehörde eingerichtet". */
    public String headline(ChangeItem item) {
        String where = words.text(item.profile().label());
        String how = words.text(item.label());
        return item.title() == null || words.text(item.title()).equals(where)
                ? where + ": " + how
                : where + ": " + words.text(item.title()) + " – " + how;
    }

    /** Class, day, and how it was reviewed. */
    public String circumstances(ChangeItem item) {
        List<String> parts = new ArrayList<>();
        parts.add(words.text(item.changeClass().label()));
        parts.add(either("Stand ", "as of ") + stand(item));
        parts.add(either("erfasst ", "recorded ") + words.moment(item.recordedAt()));
        if (item.review() == Review.WITHOUT_SECOND_REVIEW) {
            parts.add(either("ohne zweite Prüfung", "without a second review"));
        }
        return String.join(" · ", parts);
    }

    /** Some documents print the word, too. */
    private String stand(ChangeItem item) {
        return STAND.matcher(date(
                        item.stand().edtf(),
                        item.stand().asPrinted(),
                        item.stand().quality()))
                .replaceFirst("");
    }

    /** How much differs: "3 Felder geändert". */
    public String sentence(ChangeItem item) {
        long appeared = item.differences().stream()
                .filter(difference -> difference.before() == null)
                .count();
        long gone = item.differences().stream()
                .filter(difference -> difference.after() == null)
                .count();
        int all = item.differences().size();
        if (all == 0) {
            return either("An dem, was zu lesen ist, ändert sich nichts.", "Nothing that can be read changes.");
        }
        String fields = all == 1 ? either("1 Feld", "1 field") : all + either(" Felder", " fields");
        if (appeared == all) {
            return fields + either(" neu.", " added.");
        }
        return gone == all ? fields + either(" entfallen.", " removed.") : fields + either(" geändert.", " changed.");
    }

    /** The name of a field on screen; its section or entry before it where the item alone does not say it. */
    public String field(ItemDifference difference, ChangeItem item) {
        String name = FieldNames.of(difference.field(), language());
        if (difference.section() != null) {
            return words.text(difference.section().title()) + ": " + name;
        }
        String entry = difference.entry();
        return entry == null || entry.equals(item.entry()) ? name : entry + ": " + name;
    }

    /** A value as a person would say it; a dash for nothing. */
    public String value(@Nullable Object value) {
        if (value == null || List.of().equals(value)) {
            return "–";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::value).collect(Collectors.joining("; "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream()
                    .filter(Objects::nonNull)
                    .map(this::value)
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Text text) {
            return words.text(text);
        }
        if (value instanceof EntryDate date) {
            return date(date.edtf(), date.asPrinted(), date.quality());
        }
        if (value instanceof LocalDate day) {
            return words.day(day);
        }
        if (value instanceof Role role) {
            return words.text(role.role().label()) + ": " + role.body()
                    + (role.funding() == null ? "" : " (" + role.funding().label() + ")");
        }
        if (value instanceof Source source) {
            return source.author() == null ? source.title() : source.author() + ": " + source.title();
        }
        if (value instanceof Boolean yes) {
            return yes ? either("ja", "yes") : either("nein", "no");
        }
        return value instanceof Enum<?> constant ? constant(constant) : value.toString();
    }

    private String constant(Enum<?> value) {
        if (value instanceof Status status) {
            return words.text(status.label());
        } else if (value instanceof Kind kind) {
            return words.text(kind.label());
        } else if (value instanceof Commitment commitment) {
            return words.text(commitment.label());
        } else if (value instanceof Section section) {
            return words.text(section.title());
        } else if (value instanceof PlanOutcome outcome) {
            return words.text(outcome.label());
        } else if (value instanceof SignOff answer) {
            return switch (answer) {
                case AGREED -> either("einverstanden", "agreed");
                case AGREED_WITH_REMARKS -> either("einverstanden mit Anmerkungen", "agreed with remarks");
                case NOT_AGREED -> either("nicht einverstanden", "not agreed");
            };
        }
        return value.name();
    }

    /** As printed, then what it was understood as where that is something else. */
    private String date(@Nullable Edtf edtf, @Nullable String printed, Quality quality) {
        String understood = edtf == null ? words.text(Quality.UNDATED.label()) : words.date(edtf);
        if (printed == null) {
            return understood;
        }
        return words.says(printed, quality, understood)
                ? printed
                : "„" + printed + "“ (" + understood
                        + (edtf == null || quality == Quality.EXACT ? "" : ", " + words.text(quality.label())) + ")";
    }

    /** The reason of a correction or retraction; absent when the change needs none. */
    public @Nullable String reason(ChangeItem item) {
        return item.change().get("reason") instanceof String reason ? reason : null;
    }

    /** The item as HTML: sentence first, then old and new of each field side by side. Every value is escaped. */
    public String html(ChangeItem item, String comparison) {
        StringBuilder html = new StringBuilder()
                .append(paragraph(escaped(circumstances(item))))
                .append(paragraph("<strong>" + escaped(sentence(item)) + "</strong>"));
        String reason = reason(item);
        if (reason != null) {
            html.append(paragraph(either("Grund: ", "Reason: ") + escaped(reason)));
        }
        if (!item.differences().isEmpty()) {
            html.append("<table><thead><tr><th scope=\"col\">")
                    .append(either("Feld", "Field"))
                    .append("</th><th scope=\"col\">")
                    .append(either("vorher", "before"))
                    .append("</th><th scope=\"col\">")
                    .append(either("nachher", "after"))
                    .append("</th></tr></thead><tbody>");
            for (ItemDifference difference : item.differences()) {
                html.append("<tr><th scope=\"row\">")
                        .append(escaped(field(difference, item)))
                        .append("</th><td>")
                        .append(escaped(value(difference.before())))
                        .append("</td><td>")
                        .append(escaped(value(difference.after())))
                        .append("</td></tr>");
            }
            html.append("</tbody></table>");
        }
        return html.append(paragraph("<a href=\"" + escaped(comparison) + "\">"
                        + either("Vorher und nachher vergleichen", "Compare before and after") + "</a>"))
                .toString();
    }

    /** The item as plain text, line by line. */
    public String text(ChangeItem item) {
        String differences = item.differences().stream()
                .map(difference ->
                        field(difference, item) + ": " + value(difference.before()) + " → " + value(difference.after()))
                .collect(Collectors.joining("\n"));
        String reason = reason(item);
        return circumstances(item) + "\n" + sentence(item)
                + (reason == null ? "" : "\n" + either("Grund: ", "Reason: ") + reason)
                + (differences.isEmpty() ? "" : "\n" + differences);
    }

    private static String paragraph(String html) {
        return "<p>" + html + "</p>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    public String either(String german, String english) {
        return words.isEnglish() ? english : german;
    }
}
