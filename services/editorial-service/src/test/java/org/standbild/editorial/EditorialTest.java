package org.standbild.editorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/** The editorial service over real HTTP, with the shipped document on an embedded store of its own; test classes share it. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EditorialService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "STANDBILD_PASSWORD_EDITOR=editor-secret",
            "STANDBILD_PASSWORD_REVIEWER=reviewer-secret",
            "STANDBILD_PASSWORD_ADMIN=admin-secret"
        })
@ContextConfiguration(initializers = EditorialTest.TemporaryStore.class)
public @interface EditorialTest {

    /** Lives as long as the context. */
    final class TemporaryStore implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path folder = Files.createTempDirectory("standbild-editorial");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        FileSystemUtils.deleteRecursively(folder);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                TestPropertyValues.of("standbild.data-dir=" + folder).applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
