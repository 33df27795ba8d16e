package org.standbild.webframe;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Tells people who read a page what was refused: the error page of its status says it. Programs are answered by {@link Problems}. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemPages {

    @ExceptionHandler
    void refused(Problem problem, HttpServletResponse response) throws IOException {
        problem.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.sendError(problem.status().value());
    }
}
