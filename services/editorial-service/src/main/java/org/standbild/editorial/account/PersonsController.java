package org.standbild.editorial.account;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** What an administrator may do about people. */
@RestController
class PersonsController {

    private final Persons persons;

    PersonsController(Persons persons) {
        this.persons = persons;
    }

    @Operation(
            summary = "Forget what a person is called",
            description =
                    "What the person did stays in the log, under the pseudonymous id. The name does not come back.")
    @DeleteMapping("/api/admin/persons/{person}/name")
    ResponseEntity<Void> forget(@PathVariable String person) {
        if (!persons.erase(person)) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "no-such-person",
                    new Text("Diese Person ist nicht bekannt", "There is no such person"),
                    new Text(
                            "Erwartet wird die pseudonyme Kennung einer Person, wie authorId sie nennt",
                            "Expected is the pseudonymous id of a person, as authorId names it"));
        }
        return ResponseEntity.noContent().build();
    }
}
