package org.standbild.view.matrix;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.standbild.profile.Entry;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Section;
import org.standbild.profile.Statement;
import org.standbild.profile.Status;
import org.standbild.profile.Text;

/**
 * What a Land has in Handlungsschwerpunkt 4 of the IQ programme.
 *
 * @param projects its sub-projects, running, planned and past
 * @param plans other plans of that section
 * @param negatives what the section says is not there; a running sub-project and "none in 2019" may both be true
 */
public record Hsp4Row(
        ProfileCode profile,
        String name,
        String slug,
        Situation situation,
        Text label,
        List<Entry> projects,
        List<Entry> plans,
        List<Statement> negatives)
        implements MatrixRow {

    /** How a Land stands on the day asked. */
    public enum Situation {
        RUNNING("läuft", "running"),
        PLANNED("geplant", "planned"),
        /** The document says that there is none. */
        NONE_STATED("ausdrücklich keines", "expressly none"),
        /** There was or was to be one, and is no longer. */
        ENDED("beendet oder aufgegeben", "ended or dropped"),
        NOT_MENTIONED("nicht erwähnt", "not mentioned");

        private final Text label;

        Situation(String de, String en) {
            this.label = new Text(de, en);
        }
    }

    static Hsp4Row of(Profile profile) {
        List<Entry> projects = profile.entries().stream()
                .filter(entry -> Objects.equals(entry.handlungsschwerpunkt(), 4))
                .toList();
        List<Entry> plans = profile.entries().stream()
                .filter(entry -> entry.kind() == Kind.PLAN && entry.sections().contains(Section.IQ_HSP4))
                .filter(entry -> !projects.contains(entry))
                .toList();
        List<Statement> negatives = profile.sections().stream()
                .filter(section -> section.section() == Section.IQ_HSP4)
                .flatMap(section -> section.statements().stream())
                .filter(Statement::negative)
                .toList();
        Situation situation = situation(projects, plans, negatives);
        return new Hsp4Row(
                profile.code(),
                profile.name(),
                profile.code().slug(),
                situation,
                situation.label,
                projects,
                plans,
                negatives);
    }

    private static Situation situation(List<Entry> projects, List<Entry> plans, List<Statement> negatives) {
        if (projects.stream().anyMatch(project -> project.status() == Status.ACTIVE)) {
            return Situation.RUNNING;
        }
        if (Stream.concat(projects.stream(), plans.stream()).anyMatch(plan -> plan.status() == Status.PLANNED)) {
            return Situation.PLANNED;
        }
        if (!negatives.isEmpty()) {
            return Situation.NONE_STATED;
        }
        return projects.isEmpty() && plans.isEmpty() ? Situation.NOT_MENTIONED : Situation.ENDED;
    }
}
