package org.standbild.editorial.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Tells a program why it may not, before any controller has seen the request. */
@Component
class Refusals {

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        ResponseEntity<ProblemDetail> answer = Problems.response(problem, request);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), answer.getBody());
    }

    /** @param scheme of the Authorization header that is expected */
    void unauthorized(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e, String scheme)
            throws IOException {
        if (e instanceof TooManyAttempts tooMany) {
            refuse(request, response, tooManyAttempts(tooMany));
            return;
        }
        response.setHeader("WWW-Authenticate", scheme);
        refuse(
                request,
                response,
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        new Text("Anmeldung nötig", "Log-in needed"),
                        scheme.startsWith("Basic")
                                ? new Text(
                                        "Name oder Passwort fehlen oder stimmen nicht",
                                        "Name or password are missing or wrong")
                                : new Text(
                                        "Das Zugriffstoken fehlt oder gilt nicht (mehr)",
                                        "The access token is missing or not valid (any more)")));
    }

    private static Problem tooManyAttempts(TooManyAttempts tooMany) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        new Text("Zu viele vergebliche Anmeldungen", "Too many failed log-ins"),
                        new Text(
                                "Die nächste Anmeldung ist in " + tooMany.seconds() + " Sekunden möglich",
                                "The next log-in is possible in " + tooMany.seconds() + " seconds"))
                .header("Retry-After", Long.toString(tooMany.seconds()));
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(
                request,
                response,
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        new Text("Dazu fehlt die Berechtigung", "Not permitted"),
                        new Text(
                                "Diese Rolle darf das nicht; was welche Rolle darf, steht in der Dokumentation",
                                "This role may not do that; the documentation says what each role may do")));
    }
}
