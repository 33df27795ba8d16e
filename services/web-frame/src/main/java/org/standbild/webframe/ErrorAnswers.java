package org.standbild.webframe;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.context.request.ServletWebRequest;
import org.standbild.profile.Text;

/** What nobody has answered: people see the error page of its status, programs get a problem detail like any other (RFC 9457). */
@Controller
class ErrorAnswers extends BasicErrorController {

    private final ErrorAttributes attributes;

    ErrorAnswers(ErrorAttributes attributes, List<ErrorViewResolver> views) {
        super(attributes, new ErrorProperties(), views);
        this.attributes = attributes;
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        Map<String, Object> known = getErrorAttributes(request, ErrorAttributeOptions.defaults());
        Problem problem =
                attributes.getError(new ServletWebRequest(request)) instanceof Problem told ? told : problem(status);
        ProblemDetail detail = problem.toProblemDetail(Problems.language(request));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", detail.getType());
        body.put("title", detail.getTitle());
        body.put("status", status.value());
        body.put("detail", detail.getDetail());
        body.put("instance", known.get("path"));
        if (detail.getProperties() != null) {
            body.putAll(detail.getProperties());
        }
        if (known.containsKey("reference")) {
            body.put("reference", known.get("reference"));
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static Problem problem(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND ->
                of(
                        status,
                        "no-such-resource",
                        "Unter dieser Adresse liegt nichts",
                        "Nothing lies at this address",
                        "Welche Adressen es gibt, steht unter /v3/api-docs.",
                        "/v3/api-docs says which addresses there are.");
            case METHOD_NOT_ALLOWED ->
                of(
                        status,
                        "method-not-allowed",
                        "Diese Methode gibt es hier nicht",
                        "There is no such method here",
                        "Welche es gibt, steht in der Kopfzeile Allow.",
                        "The header Allow says which there are.");
            case UNSUPPORTED_MEDIA_TYPE ->
                of(
                        status,
                        "unsupported-media-type",
                        "In dieser Form wird hier nichts angenommen",
                        "Nothing is taken in that form here",
                        "Welche Content-Types angenommen werden, steht in der Kopfzeile Accept.",
                        "The header Accept says which content types are taken.");
            default ->
                status.is5xxServerError()
                        ? of(
                                status,
                                "internal-error",
                                "Hier ist uns etwas misslungen",
                                "Something went wrong on our side",
                                "An der Anfrage lag es nicht; „reference“ ist die Nummer des Vorfalls in unserem Protokoll.",
                                "It was not the request; \"reference\" is the number under which our log knows it.")
                        : of(
                                status,
                                "bad-request",
                                "Diese Anfrage lässt sich nicht beantworten",
                                "This request cannot be answered",
                                "Etwas an der Adresse, den Kopfzeilen oder dem Rumpf passt nicht.",
                                "Something in the address, the headers or the body does not fit.");
        };
    }

    private static Problem of(
            HttpStatus status, String name, String titleDe, String titleEn, String detailDe, String detailEn) {
        return Problem.of(status, name, new Text(titleDe, titleEn), new Text(detailDe, detailEn));
    }
}
