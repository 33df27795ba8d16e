package org.standbild.editorial.workspace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.workspace.Surroundings.Group;
import org.standbild.editorial.workspace.Surroundings.Option;
import org.standbild.editorial.workspace.TypedDate.Use;
import org.standbild.profile.CaveatLayer;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Commitment;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Funding;
import org.standbild.profile.History;
import org.standbild.profile.Kind;
import org.standbild.profile.PlanOutcome;
import org.standbild.profile.RoleName;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import org.standbild.profile.Status;
import org.standbild.profile.Text;
import org.standbild.webframe.Said;
import org.standbild.webframe.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A change as a form: what its type takes, what it says so far, and what is wrong with it. */
final class ChangeForm {

    private static final List<String> CORRECTABLE = List.of(
            "title.de",
            "title.en",
            "summary.de",
            "summary.en",
            "kind",
            "commitment",
            "provisional",
            "aliases",
            "locations");

    private final ChangeType type;
    private final ObjectNode change;
    private final Surroundings around;
    private final Words words;
    private final LocalDate today;
    private List<Fault> faults = List.of();

    ChangeForm(ChangeType type, ObjectNode change, Surroundings around, Words words, LocalDate today) {
        this.type = type;
        this.change = change;
        this.around = around;
        this.words = words;
        this.today = today;
    }

    /** The profile's history with the other changes of the proposal. */
    History ground() {
        return around.history();
    }

    // --- what it asks for

    public ChangeType type() {
        return type;
    }

    /** What the form shows at once. */
    public List<Field> fields() {
        return Field.of(type).stream().filter(field -> !field.isFurther(type)).toList();
    }

    /** What most people leave out. */
    public List<Field> further() {
        return Field.of(type).stream().filter(field -> field.isFurther(type)).toList();
    }

    /** Whether any of them says something or is wrong. */
    public boolean isFurtherOpen() {
        return further().stream()
                .anyMatch(field -> change.has(field.member())
                        || faults.stream().anyMatch(fault -> fault.member().equals(field.member())));
    }

    public boolean isNeeded(Field field) {
        return NeededFields.of(type, isNew(), isPlan()).contains(field);
    }

    private boolean isPlan() {
        return type == ChangeType.PLAN_ANNOUNCED
                || type == ChangeType.ENTRY_RECORDED && value("kind").equals(Kind.PLAN.name());
    }

    /** Whether the change brings an entry into being that the profile does not have. */
    public boolean isNew() {
        return type.establishes() && !around.slugs().contains(value("entry"));
    }

    // --- what it says

    public String value(String member) {
        JsonNode node = change;
        for (String part : member.split("\\.")) {
            node = node.path(part);
        }
        return node.isValueNode() ? node.asString("") : "";
    }

    public String language(String name) {
        return name.endsWith(".en") ? "en" : "de";
    }

    public boolean isSet(String member) {
        return change.path(member).asBoolean(false);
    }

    public boolean holds(String member, String value) {
        return StreamSupport.stream(change.path(member).spliterator(), false)
                .anyMatch(each -> each.asString("").equals(value));
    }

    public String lines(String member, String between) {
        return StreamSupport.stream(change.path(member).spliterator(), false)
                .map(each -> each.asString(""))
                .collect(Collectors.joining(between));
    }

    public String count() {
        JsonNode count = change.path("count");
        if (!count.isObject()) {
            return count.asString("");
        }
        String min = count.path("min").asString("");
        String max = count.path("max").asString("");
        return min.equals(max) ? min : min + "–" + max;
    }

    public DateField stand() {
        return DateField.of(change.get("stand"), Use.STAND, words, today);
    }

    /** The new value of a field that is corrected. */
    public String after() {
        JsonNode after = change.path("after");
        if (after.isObject() && (after.has("edtf") || after.has("asPrinted"))) {
            return DateField.of(after, Use.of(after.path("what").asString("")), words, today)
                    .typed();
        }
        if (after.isArray()) {
            return lines("after", value("field").equals("aliases") ? "\n" : ", ");
        }
        return after.isBoolean() ? after.asBoolean() ? "ja" : "nein" : after.asString("");
    }

    /** What the field that is corrected says so far. */
    public Text standing() {
        return standing(change, around);
    }

    /** Empty while nobody has said which field of which entry. */
    static Text standing(JsonNode correction, Surroundings around) {
        if (correction.path("entry").asString("").isEmpty()
                || correction.path("field").asString("").isEmpty()) {
            return Text.de("");
        }
        Object before = Derived.replacedBy(correction, around);
        String de = Said.of(before, new Words("de"));
        return de.isEmpty()
                ? new Text("Bisher steht dort nichts.", "So far it says nothing.")
                : new Text("Bisher steht dort: " + de, "So far it says: " + Said.of(before, new Words("en")));
    }

    /** One row of dates. */
    record DateRow(int index, String what, DateField date, boolean usual) {}

    /** Those that are said, those that this type usually has, and one to choose. */
    public List<DateRow> dates() {
        List<DateRow> rows = new ArrayList<>();
        Set<String> usual = new LinkedHashSet<>(UsualDates.of(type));
        Set<String> said = new LinkedHashSet<>();
        for (JsonNode date : change.path("dates")) {
            String what = date.path("what").asString("");
            said.add(what);
            rows.add(new DateRow(
                    rows.size(), what, DateField.of(date, Use.of(what), words, today), usual.contains(what)));
        }
        for (String what : usual) {
            if (!said.contains(what)) {
                rows.add(new DateRow(rows.size(), what, DateField.of(null, Use.of(what), words, today), true));
            }
        }
        rows.add(new DateRow(rows.size(), "", DateField.of(null, Use.POINT, words, today), false));
        return rows;
    }

    /** One row of roles. */
    record RoleRow(int index, String role, String body, String funding) {}

    public List<RoleRow> roles() {
        List<RoleRow> rows = new ArrayList<>();
        for (JsonNode role : change.path("roles")) {
            rows.add(new RoleRow(
                    rows.size(),
                    role.path("role").asString(""),
                    role.path("body").asString(""),
                    role.path("funding").asString("")));
        }
        rows.add(new RoleRow(rows.size(), "", "", ""));
        return rows;
    }

    /** One row of plans that were revised. */
    record PlanRow(int index, String entry, String outcome, DateField start, String summary) {}

    public List<PlanRow> plans() {
        List<PlanRow> rows = new ArrayList<>();
        for (JsonNode plan : change.path("plans")) {
            rows.add(new PlanRow(
                    rows.size(),
                    plan.path("entry").asString(""),
                    plan.path("outcome").asString(""),
                    DateField.of(plan.path("dates").get(0), Use.POINT, words, today),
                    plan.path("summary").path("de").asString("")));
        }
        rows.add(new PlanRow(rows.size(), "", "", DateField.of(null, Use.POINT, words, today), ""));
        return rows;
    }

    /** Sources that the profile cites elsewhere, as chosen; the last is empty, to choose another. */
    public List<String> chosenSources() {
        List<String> keys = new ArrayList<>();
        change.path("sources").forEach(source -> key(source).ifPresent(keys::add));
        keys.add("");
        return keys;
    }

    /** A source that is new to the profile. */
    record OwnSource(
            int index, int place, String title, String author, String url, String published, String retrieved) {}

    /** The last is empty, to write another. */
    public List<OwnSource> ownSources() {
        List<OwnSource> own = new ArrayList<>();
        JsonNode sources = change.path("sources");
        for (int place = 0; place < sources.size(); place++) {
            JsonNode source = sources.get(place);
            if (key(source).isEmpty()) {
                own.add(new OwnSource(
                        own.size(),
                        place,
                        source.path("title").asString(""),
                        source.path("author").asString(""),
                        source.path("url").asString(""),
                        spoken(source.path("published")),
                        spoken(source.path("retrieved"))));
            }
        }
        own.add(new OwnSource(own.size(), -1, "", "", "", "", ""));
        return own;
    }

    private String spoken(JsonNode edtf) {
        return DateField.of(edtf.isString() ? edtf : null, Use.POINT, words, today)
                .typed();
    }

    private Optional<String> key(JsonNode json) {
        return around.sources().stream()
                .filter(option -> {
                    Source source = Objects.requireNonNull(around.source(option.value()));
                    return source.title().equals(json.path("title").asString(""))
                            && Objects.toString(source.url(), "")
                                    .equals(json.path("url").asString(""))
                            && Objects.toString(source.author(), "")
                                    .equals(json.path("author").asString(""));
                })
                .map(Option::value)
                .findFirst();
    }

    // --- what there is to choose from

    public List<Group> entries() {
        return around.entries(type, words);
    }

    public List<Section> sections() {
        return around.sections();
    }

    public List<Option> knownSources() {
        return around.sources();
    }

    public List<Option> hsp4() {
        return around.hsp4(words);
    }

    public List<Option> openPlans() {
        return around.plans(words);
    }

    public List<Option> recorded() {
        return around.recorded(words);
    }

    public List<RoleName> roleNames() {
        return List.of(RoleName.values());
    }

    public List<Funding> fundings() {
        return List.of(Funding.values());
    }

    public List<Commitment> commitments() {
        return List.of(Commitment.values());
    }

    public List<Kind> kinds() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.STATEMENT && kind != Kind.REFERENCE)
                .toList();
    }

    public List<PlanOutcome> outcomes() {
        return List.of(PlanOutcome.values());
    }

    public List<CaveatLayer> layers() {
        return List.of(CaveatLayer.values());
    }

    public List<String> correctable() {
        return CORRECTABLE;
    }

    public List<String> dateNames() {
        return EntryDate.KNOWN.stream().sorted().toList();
    }

    /** The key of what the form asks about the Stand. */
    public String standKey() {
        if (type == ChangeType.ENTRY_CORRECTED) {
            return "change.stand.corrected";
        }
        return type.phase() == Status.PLANNED ? "change.stand.announced" : "change.stand";
    }

    // --- what is wrong

    /** What keeps the change from being handed in, in the order of the form. */
    ChangeForm examined(List<Fault> mistakes) {
        List<Fault> all = new ArrayList<>(missing());
        Set<String> named = all.stream().map(Fault::member).collect(Collectors.toSet());
        if (named.contains("title")) {
            named.add("entry");
        }
        mistakes.stream()
                .filter(mistake -> !named.contains(mistake.member()))
                .map(this::better)
                .forEach(all::add);
        List<String> order = Field.of(type).stream().map(Field::member).toList();
        faults = all.stream()
                .sorted(Comparator.comparingInt(fault -> order.indexOf(fault.member())))
                .toList();
        return this;
    }

    /** What people know under a name stands in no message under its slug. */
    private Fault better(Fault fault) {
        if (fault.place().equals("stand") || fault.place().startsWith("stand.")) {
            Text unread = stand().fault();
            return new Fault("stand", unread == null ? fault.reason() : unread);
        }
        if (fault.member().equals("dates")) {
            int row = row(fault.place());
            Text unread = row < dates().size() ? dates().get(row).date().fault() : null;
            return new Fault("dates." + row, unread == null ? fault.reason() : unread);
        }
        Text reason = fault.reason();
        for (String slug : around.slugs()) {
            String quoted = "„" + slug + "“";
            if (reason.de().contains(quoted)) {
                Text title = around.title(slug).orElseThrow();
                reason = new Text(
                        reason.de().replace(quoted, "„" + title.de() + "“"),
                        reason.in("en").replace("\"" + slug + "\"", "\"" + title.in("en") + "\""));
            }
        }
        boolean shown = Field.of(type).stream().anyMatch(field -> field.member().equals(fault.member()));
        return new Fault(shown ? fault.place() : "", reason);
    }

    private static int row(String place) {
        String[] parts = place.split("\\.");
        return parts.length > 1 && parts[1].matches("\\d{1,4}") ? Integer.parseInt(parts[1]) : 0;
    }

    private List<Fault> missing() {
        List<Fault> missing = new ArrayList<>();
        for (Field field : NeededFields.of(type, isNew(), isPlan())) {
            JsonNode said = change.path(field.member());
            boolean none = said.isMissingNode()
                    || said.isContainer() && said.isEmpty()
                    || (field == Field.TITLE || field == Field.SUMMARY) && !said.has("de");
            if (none) {
                missing.add(new Fault(field.member(), Missing.text(field)));
            }
        }
        if (isNew() && change.has("title")) {
            around.named(value("title.de"))
                    .ifPresent(
                            known -> missing.add(
                                    new Fault(
                                            "title",
                                            new Text(
                                                    "Einen Eintrag dieses Namens gibt es schon. Wählen Sie ihn oben aus, oder unterscheiden Sie den neuen im Namen.",
                                                    "There is an entry of this name already. Choose it above, or give the new one another name."))));
        }
        if (change.has("title") && value("title.de").isEmpty() && !isNeeded(Field.TITLE)) {
            missing.add(new Fault("title", Missing.text(Field.TITLE)));
        }
        if (type == ChangeType.SUMMARY_REVISED
                && value("entry").isEmpty()
                && change.path("sections").isEmpty()) {
            missing.add(new Fault("sections", Missing.text(Field.SECTIONS)));
        }
        if (change.path("count").isString()) {
            missing.add(new Fault("count", Missing.text(Field.COUNT)));
        }
        return missing;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** What is wrong with a field, or with one of its rows. */
    public List<Fault> at(String place) {
        return faults.stream().filter(fault -> fault.place().equals(place)).toList();
    }

    /** The same, whatever part of it. */
    public List<Fault> within(String member) {
        return faults.stream().filter(fault -> fault.member().equals(member)).toList();
    }

    /** What is wrong anywhere below a place. */
    public List<Fault> under(String place) {
        return faults.stream()
                .filter(fault -> fault.place().equals(place) || fault.place().startsWith(place + "."))
                .toList();
    }

    /** For {@code aria-invalid}. */
    public @Nullable String invalid(String member) {
        return within(member).isEmpty() ? null : "true";
    }

    /** For {@code aria-describedby}: hint, what was understood, and what is wrong. */
    public String described(String member, boolean understood) {
        return "h-" + member + (understood ? " u-" + member : "")
                + (within(member).isEmpty() ? "" : " w-" + member);
    }
}
