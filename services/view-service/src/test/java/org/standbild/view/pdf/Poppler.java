package org.standbild.view.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What a tool that is not ours says of a PDF. Without it the test is skipped, in CI it fails. */
public final class Poppler {

    private Poppler() {}

    /** The text in reading order. */
    public static String text(byte[] pdf) {
        return run(pdf, "pdftotext", "-enc", "UTF-8", "FILE", "-");
    }

    public static String info(byte[] pdf) {
        return run(pdf, "pdfinfo", "FILE");
    }

    /** The tree of tags, with their text. */
    public static String structure(byte[] pdf) {
        return run(pdf, "pdfinfo", "-struct-text", "FILE");
    }

    public static String fonts(byte[] pdf) {
        return run(pdf, "pdffonts", "FILE");
    }

    private static String run(byte[] pdf, String... command) {
        try {
            Path file = Files.createTempFile("standbild", ".pdf");
            try {
                Files.write(file, pdf);
                List<String> words = new ArrayList<>(List.of(command));
                words.replaceAll(word -> word.equals("FILE") ? file.toString() : word);
                Process process = start(words);
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(said).isZero();
                return said;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI needs poppler-utils", e);
            }
            return Assumptions.abort("There is no " + command.get(0) + ": install poppler-utils.");
        }
    }
}
