package org.standbild.editorial.change;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.standbild.eventstore.EventLog;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Problems;

/** Says what the aggregate or the reader refused, as problem details. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalProblems {

    private final EventLog log;

    RefusalProblems(EventLog log) {
        this.log = log;
    }

    private RecordedChange inTheLog(RecordedChange inStream) {
        String stream = inStream.change().profile().code();
        return new RecordedChange(
                log.positionOf(stream, inStream.version() - 1).orElseThrow(),
                inStream.recordedAt(),
                inStream.eventId(),
                inStream.version(),
                inStream.review(),
                inStream.changeClass(),
                inStream.change());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(ChangeReader.Unreadable unreadable, HttpServletRequest request) {
        return Problems.response(
                Problem.mistakes(
                        "unreadable-change",
                        new Text("Die Änderung ist so nicht lesbar", "The change cannot be read"),
                        unreadable.mistakes().stream()
                                .map(mistake -> new Problem.FieldError(mistake.pointer(), mistake.reason()))
                                .toList()),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal, HttpServletRequest request) {
        return Problems.response(
                Problem.of(
                                HttpStatus.CONFLICT,
                                refusal.rule(),
                                new Text(
                                        "Diese Änderung passt nicht zum Stand des Profils",
                                        "This change does not fit the profile"),
                                refusal.reason())
                        .error(refusal.pointer(), refusal.reason())
                        .with("rule", refusal.rule()),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleVersion stale, HttpServletRequest request) {
        List<RecordedChange> changes =
                stale.meanwhile().stream().map(this::inTheLog).toList();
        return Problems.response(
                Problem.of(
                                HttpStatus.PRECONDITION_FAILED,
                                "stale-version",
                                new Text("Das Profil wurde inzwischen geändert", "The profile has changed meanwhile"),
                                new Text(
                                        "If-Match nennt Version " + stale.expected() + ", das Profil hat Version "
                                                + stale.actual(),
                                        "If-Match names version " + stale.expected() + ", the profile has version "
                                                + stale.actual()))
                        .with("expectedVersion", stale.expected())
                        .with("version", stale.actual())
                        .with("changes", changes)
                        .header("ETag", "\"" + stale.actual() + "\""),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> otherBody(OtherBody otherBody, HttpServletRequest request) {
        Text detail = new Text(
                "Dieser Idempotency-Key kam schon mit einem anderen Rumpf; für eine neue Änderung einen neuen Schlüssel wählen",
                "This Idempotency-Key came with another body before; choose a new key for a new change");
        return Problems.response(
                Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "idempotency-key-reused",
                                new Text("Schlüssel schon vergeben", "Key used already"),
                                detail)
                        .error("Idempotency-Key", detail),
                request);
    }

    /** Another process has written to the same stream in the same moment; nothing of this request was stored. */
    @ExceptionHandler(ConcurrencyException.class)
    ResponseEntity<ProblemDetail> overtaken(HttpServletRequest request) {
        return Problems.response(
                Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "overtaken",
                                new Text(
                                        "Im selben Augenblick kam etwas anderes an",
                                        "Something else arrived in the same moment"),
                                new Text(
                                        "Von dieser Anfrage wurde nichts gespeichert. Bitte noch einmal senden.",
                                        "Nothing of this request was stored. Please send it again."))
                        .header("Retry-After", "1"),
                request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemDetail> withoutBody(HttpServletRequest request) {
        return Problems.response(
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "body-missing",
                        new Text("Es fehlt der Rumpf", "The body is missing"),
                        new Text(
                                "Diese Anfrage braucht einen Rumpf; was er enthält, steht unter /v3/api-docs",
                                "This request needs a body; /v3/api-docs says what it holds")),
                request);
    }
}
