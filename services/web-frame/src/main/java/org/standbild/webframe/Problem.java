package org.standbild.webframe;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.standbild.profile.Text;

/**
 * A refusal that the client is told in full: a problem detail (RFC 9457) for programs, a page for people.
 *
 * <p>The {@code type} is {@code urn:standbild:problem:} and a name that never changes.
 */
public final class Problem extends RuntimeException {

    /**
     * What is wrong in one place of the request's body.
     *
     * @param pointer JSON pointer (RFC 6901), or the name of a parameter
     */
    public record FieldError(String pointer, Text detail) {}

    private final HttpStatus status;
    private final String name;
    private final Text title;
    private final Text detail;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Object> more = new LinkedHashMap<>();
    private final HttpHeaders headers = new HttpHeaders();

    private Problem(HttpStatus status, String name, Text title, Text detail) {
        super(name + ": " + detail.in("en"), null, false, false);
        this.status = status;
        this.name = name;
        this.title = title;
        this.detail = detail;
    }

    /** @param name in kebab-case, such as {@code no-such-profile} */
    public static Problem of(HttpStatus status, String name, Text title, Text detail) {
        return new Problem(status, name, title, detail);
    }

    /** A parameter or header of the request that cannot be read. */
    public static Problem badParameter(String parameter, Text detail) {
        return of(
                        HttpStatus.BAD_REQUEST,
                        "bad-parameter",
                        new Text(
                                "Parameter „" + parameter + "“ ist nicht lesbar",
                                "Parameter \"" + parameter + "\" cannot be read"),
                        detail)
                .error(parameter, detail);
    }

    /** Places of the request that are to be mended, each with its reason. */
    public static Problem mistakes(String name, Text title, List<FieldError> mistakes) {
        int count = mistakes.size();
        Problem problem = of(
                HttpStatus.BAD_REQUEST,
                name,
                title,
                new Text(
                        count == 1 ? "1 Feld ist zu berichtigen" : count + " Felder sind zu berichtigen",
                        count == 1 ? "1 field is to be mended" : count + " fields are to be mended"));
        problem.errors.addAll(mistakes);
        return problem;
    }

    public Problem error(String pointer, Text detail) {
        errors.add(new FieldError(pointer, detail));
        return this;
    }

    /** A further member of the problem detail. */
    public Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    public Problem header(String header, String value) {
        headers.add(header, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public Text title() {
        return title;
    }

    public Text detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    HttpHeaders headers() {
        return headers;
    }

    /** @param language {@code de} or {@code en} */
    ProblemDetail toProblemDetail(String language) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail.in(language));
        problem.setType(URI.create("urn:standbild:problem:" + name));
        problem.setTitle(title.in(language));
        if (!errors.isEmpty()) {
            problem.setProperty(
                    "errors",
                    errors.stream()
                            .map(error -> Map.of(
                                    "pointer",
                                    error.pointer(),
                                    "detail",
                                    error.detail().in(language)))
                            .toList());
        }
        more.forEach(problem::setProperty);
        return problem;
    }
}
