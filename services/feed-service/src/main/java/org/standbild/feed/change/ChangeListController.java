package org.standbild.feed.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** The public changes to pull, in the order of recording; a request may wait for the next one. */
@RestController
@Tag(name = "Changes")
class ChangeListController {

    private static final int MOST = 1000;
    private static final int LONGEST_WAIT = 60;

    private final ChangeItems items;
    private final Growth growth;

    ChangeListController(ChangeItems items, Growth growth) {
        this.items = items;
        this.growth = growth;
    }

    @GetMapping(path = "/api/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Public changes in the order of recording",
            description =
                    "Ask again with after={next} to read on; with wait the answer comes as soon as there is something to tell. A"
                            + " retraction that does not match the filter itself, of a change that does, is in deleted.")
    @FilterParameters
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ChangeList.class)))
    DeferredResult<ResponseEntity<byte[]>> list(
            @Parameter(description = "Position, exclusive; -1, the default, is before the first change")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "1 to 1000, default 100") @RequestParam(required = false) @Nullable String limit,
            @Parameter(description = "Seconds to wait while there is nothing to tell, 0 to 60, default 0")
                    @RequestParam(required = false)
                    @Nullable
                    String wait,
            @Parameter(hidden = true) HttpServletRequest request) {
        Pull pull = new Pull(
                ChangeFilter.of(request.getParameterMap()),
                Parameters.number("after", after, -1, -1, Long.MAX_VALUE),
                (int) Parameters.number("limit", limit, 100, 1, MOST));
        Duration patience = Duration.ofSeconds(Parameters.number("wait", wait, 0, 0, LONGEST_WAIT));
        return pull.answerWithin(patience);
    }

    @GetMapping(path = "/api/changes/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One public change, with what it made of its profile")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ChangeItem.class)))
    ResponseEntity<byte[]> one(@PathVariable String position) {
        long asked = Parameters.number("position", position, -1, 0, Long.MAX_VALUE);
        ChangeItem item = items.at(asked).orElseThrow(() -> noChangeAt(asked));
        return answer(items.today(item));
    }

    private static ResponseEntity<byte[]> answer(Object value) {
        byte[] json = ChangeJson.bytes(value);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(StrongTag.of(json))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }

    private Problem noChangeAt(long position) {
        long head = items.head();
        boolean beyond = position > head;
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        beyond ? "position-beyond-head" : "no-public-change",
                        beyond
                                ? new Text("So weit ist das Protokoll noch nicht", "The log has not come that far")
                                : new Text(
                                        "An dieser Position steht keine öffentliche Änderung",
                                        "There is no public change at this position"),
                        beyond
                                ? new Text(
                                        "Position " + position + " gibt es noch nicht; die neueste ist " + head + ".",
                                        "Position " + position + " does not exist yet; the newest is " + head + ".")
                                : new Text(
                                        "Position " + position + " gehört zu einem Vorgang, der nicht öffentlich ist; "
                                                + "öffentliche Änderungen danach zeigt /api/changes?after=" + position
                                                + ".",
                                        "Position " + position + " belongs to something that is not public; "
                                                + "/api/changes?after=" + position
                                                + " shows the public changes after it."))
                .with("position", position)
                .with("head", head);
    }

    /** One request for the list, which may have to wait. */
    private final class Pull {

        private final ChangeFilter filter;
        private final long after;
        private final int limit;

        private Pull(ChangeFilter filter, long after, int limit) {
            this.filter = filter;
            this.after = after;
            this.limit = limit;
        }

        private DeferredResult<ResponseEntity<byte[]>> answerWithin(Duration patience) {
            DeferredResult<ResponseEntity<byte[]>> result = new DeferredResult<>(Math.max(1, patience.toMillis()));
            Growth.Listener waiting = new Growth.Listener() {
                @Override
                public void grown() {
                    ChangeList list = look();
                    if (list.says() && !result.isSetOrExpired()) {
                        result.setResult(answer(list));
                    }
                }

                @Override
                public void ended() {
                    giveUp(result);
                }
            };
            if (!patience.isZero()) {
                result.onTimeout(() -> giveUp(result));
                result.onCompletion(() -> growth.forget(waiting));
                growth.tell(waiting);
                waiting.grown();
            } else {
                result.setResult(now());
            }
            return result;
        }

        private void giveUp(DeferredResult<ResponseEntity<byte[]>> result) {
            try {
                result.setResult(now());
            } catch (Problem beyondHead) {
                result.setErrorResult(beyondHead);
            }
        }

        private ResponseEntity<byte[]> now() {
            ChangeList list = look();
            if (after > list.head()) {
                throw beyond(list.head());
            }
            return answer(list);
        }

        private ChangeList look() {
            long head = items.head();
            List<ChangeItem> found = items.between(after, head)
                    .filter(item -> items.concerns(item, filter))
                    .limit(limit + 1L)
                    .toList();
            boolean more = found.size() > limit;
            List<ChangeItem> told = new ArrayList<>();
            List<Deleted> deleted = new ArrayList<>();
            for (ChangeItem item : more ? found.subList(0, limit) : found) {
                items.deleted(item, filter).ifPresentOrElse(deleted::add, () -> told.add(items.today(item)));
            }
            long next = more ? found.get(limit - 1).position() : Math.max(after, head);
            return new ChangeList(told, deleted, next, head, more);
        }

        private Problem beyond(long head) {
            return Problem.of(
                            HttpStatus.GONE,
                            "position-beyond-head",
                            new Text("So weit ist das Protokoll noch nicht", "The log has not come that far"),
                            new Text(
                                    "Hinter Position " + after + " kann nichts stehen, die neueste ist " + head
                                            + ". Wurde das Protokoll zurückgesetzt, beginnen Sie mit after=-1 neu.",
                                    "Nothing can follow position " + after + ", the newest is " + head
                                            + ". If the log was restored, begin again with after=-1."))
                    .error("after", new Text("höchstens " + head, "at most " + head))
                    .with("head", head);
        }
    }
}
