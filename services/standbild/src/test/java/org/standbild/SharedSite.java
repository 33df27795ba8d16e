package org.standbild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the {@link Site} for the first {@link BrowserTest} and stops it after the last. */
final class SharedSite implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(SharedSite.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Files.isExecutable(Site.CHROMIUM)) {
            String missing = "There is no browser at " + Site.CHROMIUM
                    + ": install chromium, or name one in STANDBILD_TEST_CHROMIUM.";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            Assumptions.abort(missing);
        }
        site(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        site(context).closeVisits();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Site.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return site(context);
    }

    private static Site site(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Running.class, none -> new Running(), Running.class)
                .site;
    }

    /** Closed by JUnit when the last test class is through. */
    private static final class Running implements AutoCloseable {

        private final Path data = temporary();
        private final Site site = Site.start(data);

        private static Path temporary() {
            try {
                return Files.createTempDirectory("standbild-site");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            site.close();
            List<Path> files = new ArrayList<>();
            try (var walk = Files.walk(data)) {
                walk.forEach(files::add);
            }
            for (int i = files.size() - 1; i >= 0; i--) {
                Files.delete(files.get(i));
            }
        }
    }
}
