package org.standbild.editorial.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** The headers without which nothing is written: RFC 9110 §13.1.1 (If-Match), RFC 6585 §3 (428). */
public final class Preconditions {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})(?:-[^\"]*)?\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private Preconditions() {}

    /** The version that {@code If-Match} names. */
    public static long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                            HttpStatus.PRECONDITION_REQUIRED,
                            "precondition-required",
                            new Text("If-Match fehlt", "If-Match is missing"),
                            new Text(
                                    "Wer ändert, nennt die Fassung, die er gesehen hat: If-Match mit dem ETag dessen, was geändert wird, oder seiner Version in Anführungszeichen, etwa \"42\"",
                                    "Who changes names the version seen: If-Match with the ETag of what is changed or its version in quotes, such as \"42\""))
                    .error("If-Match", new Text("fehlt", "is missing"));
        }
        Matcher match = VERSION.matcher(ifMatch.strip());
        if (!match.matches()) {
            throw Problem.badParameter(
                    "If-Match",
                    new Text(
                            ifMatch
                                    + " ist keine Version; erwartet wird der ETag dessen, was geändert wird, oder seine Version in Anführungszeichen, etwa \"42\"",
                            ifMatch
                                    + " is no version; expected is the ETag of what is changed or its version in quotes, such as \"42\""));
        }
        return Long.parseLong(match.group(1));
    }

    /** @param asked everything that makes it the same request */
    public static IdempotentRequest idempotent(String key, String bodyHash) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.badParameter(
                    "Idempotency-Key",
                    new Text(
                            "erwartet werden 1 bis 200 sichtbare ASCII-Zeichen",
                            "expected are 1 to 200 visible ASCII characters"));
        }
        return new IdempotentRequest(key, bodyHash);
    }
}
