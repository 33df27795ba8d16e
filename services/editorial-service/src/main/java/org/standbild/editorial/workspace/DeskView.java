package org.standbild.editorial.workspace;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.proposal.ProposalList;
import org.standbild.editorial.proposal.ProposalRow;
import org.standbild.editorial.proposal.State;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Text;
import org.standbild.webframe.Words;

/** Lists of proposals as one person sees them. */
record DeskView(List<ProposalRow> mine, @Nullable ProposalList queue, String person) {

    /** What she has to do something about comes first. */
    private static final List<State> ORDER = List.of(
            State.CHANGES_REQUESTED, State.DRAFT, State.SUBMITTED, State.APPROVED, State.REJECTED, State.WITHDRAWN);

    /** The states that have proposals of hers. */
    public List<State> states() {
        return ORDER.stream().filter(state -> !in(state).isEmpty()).toList();
    }

    public List<ProposalRow> in(State state) {
        return mine.stream().filter(row -> row.state() == state).toList();
    }

    public boolean isMine(ProposalRow row) {
        return row.authorId().equals(person);
    }

    public @Nullable Text oldest() {
        Duration age = queue == null ? null : queue.oldestAge();
        return age == null ? null : Age.of(age);
    }

    public Text age(Duration age) {
        return Age.of(age);
    }

    /** What it is about: its note, or the changes in it, or that it is empty. */
    public String about(ProposalRow row, Words words) {
        if (row.note() != null && !row.note().isBlank()) {
            return row.note();
        }
        return row.types().isEmpty()
                ? words.isEnglish() ? "without a change yet" : "noch ohne Änderung"
                : types(row, words);
    }

    /** The kinds of change in it, each once, with how many of them. */
    public String types(ProposalRow row, Words words) {
        return row.types().stream()
                .distinct()
                .map(type -> {
                    long count = row.types().stream().filter(type::equals).count();
                    String label = ChangeType.named(type)
                            .map(known -> words.text(known.label()))
                            .orElse(type);
                    return count == 1 ? label : count + " × " + label;
                })
                .collect(Collectors.joining(", "));
    }
}
