package org.standbild.editorial.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.standbild.editorial.operation.DeadLettersController.Letter;
import org.standbild.editorial.operation.DeadLettersController.Outcome;
import org.standbild.eventstore.ChangesCheck;
import org.standbild.eventstore.EventLog;
import org.standbild.webframe.Problem;

/** Whether everything runs, and what to do where it does not, on one page for administrators. */
@Controller
class OperationPage {

    private static final String HERE = "redirect:/redaktion/betrieb";

    private final ProjectionsController projections;
    private final DeadLettersController deadLetters;
    private final EventLog log;
    private final Map<String, HealthIndicator> indicators;

    OperationPage(
            ProjectionsController projections,
            DeadLettersController deadLetters,
            EventLog log,
            Map<String, HealthIndicator> indicators) {
        this.projections = projections;
        this.deadLetters = deadLetters;
        this.log = log;
        this.indicators = indicators;
    }

    /** Letters that wait for the first of them. */
    record Waiting(String group, String sequence, List<Letter> letters) {

        public Letter first() {
            return letters.get(0);
        }
    }

    @GetMapping("/redaktion/betrieb")
    ModelAndView operation() {
        Health health = indicators.containsKey("logHealthIndicator")
                ? indicators.get("logHealthIndicator").health()
                : Health.unknown().build();
        return new ModelAndView("editorial/operation")
                .addObject("health", health)
                .addObject("headPosition", log.headPosition())
                .addObject("headHash", log.headHash())
                .addObject("projections", projections.projections())
                .addObject("waiting", waiting());
    }

    private List<Waiting> waiting() {
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        for (Letter letter : deadLetters.letters()) {
            waiting.computeIfAbsent(
                            letter.group() + " " + letter.sequence(),
                            key -> new Waiting(letter.group(), letter.sequence(), new ArrayList<>()))
                    .letters()
                    .add(letter);
        }
        return List.copyOf(waiting.values());
    }

    @PostMapping("/redaktion/betrieb/projektionen/{name}/neuaufbau")
    String rebuild(@PathVariable String name, RedirectAttributes told) {
        try {
            projections.rebuild(name);
            told.addFlashAttribute("done", "operation.done.rebuild");
        } catch (Problem underWay) {
            if (underWay.status() != HttpStatus.CONFLICT) {
                throw underWay;
            }
            told.addFlashAttribute("refused", underWay.detail());
        }
        return HERE;
    }

    @PostMapping("/redaktion/betrieb/projektionen/{name}/pruefung")
    String check(@PathVariable String name, RedirectAttributes told) {
        ChangesCheck.Result result = projections.check(name);
        told.addFlashAttribute("done", "operation.done.check." + result.verdict());
        return HERE;
    }

    @PostMapping("/redaktion/betrieb/wartend/{group}/{sequence}/wiederholung")
    String retry(@PathVariable String group, @PathVariable String sequence, RedirectAttributes told) {
        Outcome outcome = deadLetters.retry(group, sequence);
        told.addFlashAttribute("done", outcome.allDone() ? "operation.done.retry" : "operation.done.retryInVain");
        return HERE;
    }

    @PostMapping("/redaktion/betrieb/wartend/{group}/{sequence}/verwerfung")
    String drop(@PathVariable String group, @PathVariable String sequence, RedirectAttributes told) {
        deadLetters.drop(group, sequence);
        told.addFlashAttribute("done", "operation.done.drop");
        return HERE;
    }
}
