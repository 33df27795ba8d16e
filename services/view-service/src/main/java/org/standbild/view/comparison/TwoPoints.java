package org.standbild.view.comparison;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.profile.Text;
import org.standbild.view.edition.Edition;
import org.standbild.view.edition.Editions;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;
import org.standbild.webframe.Problem;

/** Reads the two points of a comparison: each a pair of clocks, or an edition. */
@Component
public final class TwoPoints {

    /** The parameters as they stand in the address. */
    public record Asked(
            @Parameter(
                    description = "The earlier day, as EDTF; a period means its last day. Default: today",
                    example = "2020-02")
            @Nullable
            String fromStand,

            @Parameter(
                    description = "What was known then, an instant or the end of a day or period. Default: all we know",
                    example = "2020-05-01")
            @Nullable
            String fromKnownAt,

            @Parameter(description = "Instead of both: an edition's slug", example = "stand-2020-02") @Nullable
            String fromEdition,

            @Parameter(description = "The later day. Default: today", example = "2020-06") @Nullable
            String toStand,

            @Parameter(description = "What was known then. Default: all we know") @Nullable
            String toKnownAt,

            @Parameter(description = "Instead of both: an edition's slug") @Nullable
            String toEdition) {}

    private final Points points;
    private final Editions editions;

    TwoPoints(Points points, Editions editions) {
        this.points = points;
        this.editions = editions;
    }

    public PointInTime from(Asked asked) {
        return point("from", asked.fromStand(), asked.fromKnownAt(), asked.fromEdition());
    }

    public PointInTime to(Asked asked) {
        return point("to", asked.toStand(), asked.toKnownAt(), asked.toEdition());
    }

    private PointInTime point(String end, @Nullable String stand, @Nullable String knownAt, @Nullable String edition) {
        if (!given(edition)) {
            return points.at(end + "Stand", stand, end + "KnownAt", knownAt);
        }
        String slug = String.valueOf(edition).strip();
        if (given(stand) || given(knownAt)) {
            throw refused(
                    end,
                    slug,
                    new Text(
                            "Eine Ausgabe bestimmt beide Uhren: entweder " + end + "Edition oder " + end + "Stand und "
                                    + end + "KnownAt.",
                            "An edition fixes both clocks: either " + end + "Edition or " + end + "Stand and " + end
                                    + "KnownAt."));
        }
        return editions.find(slug)
                .map(Edition::point)
                .orElseThrow(() -> refused(
                        end, slug, new Text("„" + slug + "“ ist keine Ausgabe.", "\"" + slug + "\" is no edition.")));
    }

    private Problem refused(String end, String slug, Text detail) {
        List<String> known = editions.all().stream().map(Edition::edition).toList();
        return Problem.badParameter(end + "Edition", detail)
                .with("parameter", end + "Edition")
                .with("value", slug)
                .with("examples", known);
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
