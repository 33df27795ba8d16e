package org.standbild.webframe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.DigestUtils;

/** Part of the address of the static files, so that a browser which keeps them for ever still sees a new one. */
final class Version {

    static final String OF_STATIC_FILES = read(
            "static/frame/standbild.css", "static/frame/desk.css", "static/frame/desk.js", "static/frame/slider.js");

    private Version() {}

    private static String read(String... files) {
        try {
            StringBuilder content = new StringBuilder();
            for (String file : files) {
                content.append(new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8));
            }
            return DigestUtils.md5DigestAsHex(content.toString().getBytes(StandardCharsets.UTF_8))
                    .substring(0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
