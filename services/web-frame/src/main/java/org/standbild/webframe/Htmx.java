package org.standbild.webframe;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the library lies that exchanges parts of a page: in a jar whose folder has the version in its name. */
final class Htmx {

    private static final String FILES = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

    private Htmx() {}

    static Resource folder() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(FILES);
            if (found.length == 0) {
                throw new IllegalStateException("There is no htmx on the class path");
            }
            return found[0].createRelative("./");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
