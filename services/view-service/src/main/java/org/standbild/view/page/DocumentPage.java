package org.standbild.view.page;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.Document;
import org.standbild.view.answer.Answers;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.document.WholeDocument;
import org.standbild.view.matrix.Matrices;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

/** The whole document as one page, to be read through or printed. */
@Controller
class DocumentPage {

    private final WholeDocument whole;
    private final Matrices matrices;
    private final Points points;
    private final PublicAddress addresses;

    DocumentPage(WholeDocument whole, Matrices matrices, Points points, PublicAddress addresses) {
        this.whole = whole;
        this.matrices = matrices;
        this.points = points;
        this.addresses = addresses;
    }

    @GetMapping("/dokument")
    ModelAndView show(
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt) {
        Asked asked = Asked.of(stand, knownAt, points);
        Document document = whole.at(asked.point());
        DocumentView view = DocumentView.of(
                document, asked, matrices.strategies(asked.point()).rows());
        ModelAndView page = new ModelAndView("view/document", asked.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("view", view)
                .addObject("ownFaces", true)
                .addObject("asOf", document.knownAt());
        Citation citation = asked.isFaulty() ? null : citation(asked.point());
        return citation == null
                ? page
                : page.addObject("citation", citation).addObject("permalink", citation.address());
    }

    /**
     * What to quote the document by.
     *
     * @param address of this page by both clocks; it will always show the same
     * @param json the address of the same from the API, on this site
     * @param sha256 of what that answers, byte by byte
     */
    record Citation(Instant knownAt, String address, String json, String sha256) {}

    /** By the last recording that is in it; absent while nothing is known. */
    private @Nullable Citation citation(PointInTime point) {
        Document quoted = whole.at(new PointInTime(point.stand(), null, point.position(), false));
        Instant known = quoted.knownAt();
        if (known == null) {
            return null;
        }
        String at = "?stand=" + quoted.stand() + "&knownAt=" + known;
        byte[] answer = Answers.json(quoted, true).getBody();
        return new Citation(
                known,
                addresses.of("/dokument" + at),
                "/api/document" + at,
                CanonicalDocument.sha256(Objects.requireNonNull(answer)));
    }
}
