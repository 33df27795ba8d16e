package org.standbild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml as Docker would read it, and the other files that a start of the three services takes. */
final class Compose {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final Map<String, Map<String, Object>> services;

    private Compose(Map<String, Map<String, Object>> services) {
        this.services = services;
    }

    static Compose read() {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text("docker-compose.yml"));
        return new Compose(file.get("services"));
    }

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Map<String, Object>> services() {
        return services;
    }

    /** The services that are built here, by name. */
    List<String> ours() {
        return services.keySet().stream()
                .filter(name -> services.get(name).containsKey("build"))
                .toList();
    }

    Map<String, String> environment(String service) {
        Object environment = services.get(service).getOrDefault("environment", Map.of());
        return ((Map<?, ?>) environment)
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> each.getKey().toString(),
                                each -> each.getValue().toString(),
                                (one, other) -> other,
                                TreeMap::new));
    }

    @SuppressWarnings("unchecked")
    List<String> list(String service, String key) {
        return (List<String>) services.get(service).getOrDefault(key, List.of());
    }

    Map<?, ?> build(String service) {
        return (Map<?, ?>) services.get(service).get("build");
    }

    /** The jar from which a service starts, as the build has left it. */
    static Path jar(String service) {
        Path target = ROOT.resolve("services").resolve(service).resolve("target");
        try (var jars = Files.newDirectoryStream(target, service + "-*-exec.jar")) {
            return jars.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
