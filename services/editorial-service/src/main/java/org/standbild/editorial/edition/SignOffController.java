package org.standbild.editorial.edition;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the coordination of a Land's IQ network answers, by a personal link and without an account. */
@RestController
@RequestMapping("/abstimmung/{token}")
class SignOffController {

    private final SignOffs signOffs;

    SignOffController(SignOffs signOffs) {
        this.signOffs = signOffs;
    }

    @Operation(summary = "The profile that a coordination is asked about, at the point of the edition")
    @GetMapping
    ResponseEntity<SignOffs.Question> show(@PathVariable String token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .body(signOffs.open(token));
    }

    @Operation(
            summary = "Agree, or say why not",
            description =
                    "Once. Body: answer (AGREED, AGREED_WITH_REMARKS or NOT_AGREED), and remarks unless it is AGREED. "
                            + "The answer is public beside the edition.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SignOffs.Answer> answer(@PathVariable String token, @RequestBody byte[] body) {
        EditionBody.Answered answered = EditionBody.answer(body);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(signOffs.answer(token, answered.answer(), answered.remarks()));
    }
}
