package org.standbild.editorial.proposal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Problems;

/** Says what was refused of a proposal, as problem details. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProposalProblems {

    private final Proposals proposals;

    ProposalProblems(Proposals proposals) {
        this.proposals = proposals;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request) {
        Problem problem = problem(refused.rule());
        if (refused.pointer() != null) {
            problem.error(refused.pointer(), refused.rule().reason());
        }
        refused.mistakes().forEach(mistake -> problem.error(mistake.pointer(), mistake.reason()));
        if (!refused.conflicts().isEmpty()) {
            problem.with("conflicts", refused.conflicts());
        }
        return Problems.response(problem, request);
    }

    private static Problem problem(Rule rule) {
        return Problem.of(rule.status(), rule.rule(), new Text("Das geht so nicht", "Not like this"), rule.reason())
                .with("rule", rule.rule());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(Stale stale, HttpServletRequest request) {
        return Problems.response(
                Problem.of(
                                HttpStatus.PRECONDITION_FAILED,
                                "stale-version",
                                new Text("Der Vorschlag ist inzwischen weiter", "The proposal has moved on meanwhile"),
                                new Text(
                                        "If-Match nennt Version " + stale.expected() + ", der Vorschlag hat Version "
                                                + stale.actual(),
                                        "If-Match names version " + stale.expected() + ", the proposal has version "
                                                + stale.actual()))
                        .with("expectedVersion", stale.expected())
                        .with("version", stale.actual())
                        .with("changes", proposals.happenings(stale.meanwhile()))
                        .header("ETag", "\"" + stale.actual() + "\""),
                request);
    }
}
