package org.standbild.feed.mail;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.ChangesConfiguration;
import org.standbild.feed.FeedService;
import org.standbild.feed.Recorder;
import org.standbild.feed.SampleChanges;

/** The feed service as a process of its own, with a log to which a test can write, to be killed. */
@EnableAutoConfiguration
@Import({FeedService.class, ChangesConfiguration.class, Recorder.class, KilledService.Recording.class})
public class KilledService {

    public static void main(String[] arguments) {
        SpringApplication.run(KilledService.class, arguments);
    }

    @RestController
    static class Recording {

        private final Recorder recorder;

        Recording(Recorder recorder) {
            this.recorder = recorder;
        }

        @PostMapping("/record")
        void record(@RequestParam String words) {
            recorder.record(
                    words.isEmpty() ? SampleChanges.zabPlannedInHamburg() : SampleChanges.zabInHamburgWorded(words));
        }
    }
}
