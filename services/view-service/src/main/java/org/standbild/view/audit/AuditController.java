package org.standbild.view.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.ChainExport;
import org.standbild.eventstore.ChainVerifier;
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Walks the hash chain of the log, and hands out what others need to walk it themselves. */
@RestController
class AuditController {

    private static final int MOST = 100_000;
    private static final int MOST_LINKS = 1_000;

    private final ObjectProvider<EventLog> log;
    private final Histories histories;

    AuditController(ObjectProvider<EventLog> log, Histories histories) {
        this.log = log;
        this.histories = histories;
    }

    /**
     * What the walk found.
     *
     * @param intact whether every commit walked follows from the one before it
     * @param complete whether the walk came to the end of the log
     * @param verifiedCommits ordinal of the first commit not walked: what to ask next as {@code from}
     * @param headHash hash of the last commit walked; published elsewhere, it proves that nobody cut off the end
     * @param broken the first commit that is not what was recorded; absent when there is none
     */
    record Verification(
            boolean intact,
            boolean complete,
            long from,
            long verifiedCommits,
            long verifiedEvents,
            String headHash,
            ChainVerifier.@Nullable Break broken) {}

    @Operation(
            summary = "Verify the hash chain of the log",
            description =
                    "Walks at most limit commits from the ordinal given and names the first one that was edited, deleted, inserted"
                            + " or swapped. When complete is false, ask again with from = verifiedCommits.")
    @GetMapping("/api/audit/verification")
    ResponseEntity<Verification> verify(
            @Parameter(
                            description = "ordinal of the first commit to walk; the hash of the one before is trusted",
                            example = "0")
                    @RequestParam(defaultValue = "0")
                    String from,
            @Parameter(description = "commits to walk at most, 1 to 100000", example = "10000")
                    @RequestParam(defaultValue = "10000")
                    String limit,
            @Parameter(
                            description =
                                    "headHash of the walk before: with it nothing of the log is trusted, and what was changed in the part"
                                            + " walked before is found",
                            example = "")
                    @RequestParam(required = false)
                    @Nullable
                    String after) {
        long first = number("from", from, 0, Long.MAX_VALUE);
        long most = number("limit", limit, 1, MOST);
        if (after != null && !after.matches("[0-9a-f]{64}")) {
            throw Problem.badParameter(
                    "after",
                    new Text(
                            "„" + after + "“: erwartet werden 64 Ziffern und Kleinbuchstaben a bis f",
                            "\"" + after + "\": expected are 64 digits and letters a to f in lower case"));
        }
        EventLog here = here();
        ChainVerifier verifier = new ChainVerifier(here);
        ChainVerifier.Result result =
                after == null ? verifier.verify(first, most) : verifier.verify(first, after, most);
        ChainVerifier.Checkpoint reached = result.reached();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new Verification(
                        result.intact(),
                        result.complete(),
                        first,
                        reached.ordinal(),
                        reached.position(),
                        reached.hash(),
                        result.broken()));
    }

    private EventLog here() {
        EventLog here = log.getIfAvailable();
        if (here == null) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "no-log-here",
                    new Text("Hier liegt kein Protokoll", "There is no log here"),
                    new Text(
                            "Diese Instanz liest nicht aus dem Ereignisprotokoll",
                            "This instance does not read the event log"));
        }
        return here;
    }

    /**
     * The end of the log.
     *
     * @param commits how many there are; the last one's ordinal is one less
     * @param position of the last event
     * @param hash of the last commit, in hex: whoever keeps it can prove later that nothing up to there was changed or cut off
     */
    record LogHead(long commits, long position, String hash) {}

    @Operation(summary = "The hash of the newest commit, to be kept or published elsewhere")
    @GetMapping("/api/audit/head")
    ResponseEntity<LogHead> head() {
        EventLog.End end = here().end();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new LogHead(end.ordinal() + 1, end.position(), end.hash()));
    }

    @Operation(
            summary = "What is hashed, as text that sha256sum can check",
            description =
                    "A line for each commit: ordinal, header in hex, the digests of its events in hex and separated by commas, hash; separated"
                            + " by tabs. hash = SHA-256(hash of the line before, or 32 zero bytes | header | SHA-256(all digests)). Ask again"
                            + " with from = the last ordinal + 1 until nothing comes.")
    @GetMapping(value = "/api/audit/chain", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> chain(
            @Parameter(description = "ordinal of the first commit", example = "0") @RequestParam(defaultValue = "0")
                    String from,
            @Parameter(description = "commits at most, 1 to 1000", example = "100") @RequestParam(defaultValue = "1000")
                    String limit) {
        StringBuilder lines = new StringBuilder();
        int most = (int) number("limit", limit, 1, MOST_LINKS);
        for (ChainExport.Link link : new ChainExport(here()).links(number("from", from, 0, Long.MAX_VALUE), most)) {
            lines.append(link.ordinal())
                    .append('\t')
                    .append(link.header())
                    .append('\t')
                    .append(String.join(",", link.events()))
                    .append('\t')
                    .append(link.hash())
                    .append('\n');
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(lines.toString());
    }

    @Operation(
            summary = "What is hashed of one public change",
            description =
                    "digest = SHA-256(fields | SHA-256(payload) | metaDataDigest), and stands in the line of its commit at"
                            + " /api/audit/chain. The payload is the change as it was recorded; absent when it was erased.")
    @GetMapping("/api/audit/changes/{position}")
    ResponseEntity<ChainExport.Leaf> change(@PathVariable String position) {
        long at = number("position", position, 0, Long.MAX_VALUE);
        EventLog here = here();
        if (histories.change(at).isEmpty()) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "no-such-change",
                    new Text("Hier steht keine öffentliche Änderung", "There is no public change here"),
                    new Text(
                            "An Stelle " + at + " des Protokolls steht keine öffentliche Änderung",
                            "There is no public change at position " + at + " of the log"));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new ChainExport(here).leaf(here, at).orElseThrow());
    }

    private static long number(String parameter, String value, long least, long most) {
        if (value.matches("\\d{1,18}")) {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        String range = most == Long.MAX_VALUE ? "ab " + least : least + " bis " + most;
        throw Problem.badParameter(
                parameter,
                new Text(
                        "„" + value + "“: erwartet wird eine ganze Zahl " + range,
                        "\"" + value + "\": expected is a whole number "
                                + range.replace("ab", "from").replace("bis", "to")));
    }
}
