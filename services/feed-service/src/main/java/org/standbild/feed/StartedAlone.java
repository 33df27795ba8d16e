package org.standbild.feed;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.ChangesConfiguration;

/** No configuration that a scan finds: only who starts this service alone asks for all that Spring Boot can configure, and for the log. */
@EnableAutoConfiguration
@Import(ChangesConfiguration.class)
class StartedAlone {}
