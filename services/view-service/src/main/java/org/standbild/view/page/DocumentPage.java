package org.standbild.view.page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.eventstore.Document;
import org.standbild.view.document.WholeDocument;
import org.standbild.view.matrix.Matrices;
import org.standbild.view.point.Points;

/** The whole document as one page, to be read through or printed. */
@Controller
class DocumentPage {

    private final WholeDocument whole;
    private final Matrices matrices;
    private final Points points;

    DocumentPage(WholeDocument whole, Matrices matrices, Points points) {
        this.whole = whole;
        this.matrices = matrices;
        this.points = points;
    }

    @GetMapping("/dokument")
    ModelAndView show(
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt) {
        Asked asked = Asked.of(stand, knownAt, points);
        Document document = whole.at(asked.point());
        DocumentView view = DocumentView.of(
                document, asked, matrices.strategies(asked.point()).rows());
        return new ModelAndView("view/document", asked.isFaulty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .addObject("view", view)
                .addObject("ownFaces", true)
                .addObject("asOf", document.knownAt());
    }
}
