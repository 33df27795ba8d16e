package org.standbild.webframe;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.standbild.profile.Text;

/** Who accepts only what is not there is told what is (RFC 9110, section 15.5.7). */
@RestControllerAdvice
class NotAcceptable {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(HttpMediaTypeNotAcceptableException refused, HttpServletRequest request) {
        List<String> offered = refused.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .distinct()
                .toList();
        String all = String.join(", ", offered);
        String accept = String.valueOf(request.getHeader("Accept"));
        return Problems.response(
                Problem.of(
                                HttpStatus.NOT_ACCEPTABLE,
                                "not-acceptable",
                                new Text("So gibt es das nicht", "Not available in that form"),
                                new Text(
                                        "„Accept: " + accept + "“ lässt nichts zu, was es hier gibt: " + all + ".",
                                        "\"Accept: " + accept + "\" admits nothing that there is: " + all + "."))
                        .with("value", accept)
                        .with("supported", offered),
                request);
    }
}
