package org.standbild.feed;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** No configuration that a scan finds: only who starts this service alone asks for all that Spring Boot can configure. */
@EnableAutoConfiguration
class StartedAlone {}
