package org.standbild.editorial.edition;

import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Problems;

/** Says what was refused of an edition, as problem details. */
@RestControllerAdvice(basePackageClasses = EditionProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class EditionProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request) {
        return response(refused.rule(), request);
    }

    @ExceptionHandler(AggregateNotFoundException.class)
    ResponseEntity<ProblemDetail> unknown(HttpServletRequest request) {
        return response(Rule.NO_SUCH_EDITION, request);
    }

    private static ResponseEntity<ProblemDetail> response(Rule rule, HttpServletRequest request) {
        return Problems.response(
                Problem.of(rule.status(), rule.rule(), new Text("Das geht so nicht", "Not like this"), rule.reason())
                        .with("rule", rule.rule()),
                request);
    }
}
