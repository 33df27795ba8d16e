package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of docker-compose.yml can be held against the project without a Docker engine. */
class ComposeTest {

    private static final String DOCKERFILE = Compose.text("deploy/Dockerfile");
    private static final String NGINX = Compose.text("deploy/nginx.conf");

    private final Compose compose = Compose.read();

    @Test
    void everyFileItNamesIsThere() {
        List<String> files = new ArrayList<>(List.of("deploy/nginx.conf"));
        for (String service : compose.services().keySet()) {
            compose.list(service, "volumes").stream()
                    .filter(volume -> volume.startsWith("./"))
                    .forEach(volume -> files.add(volume.split(":")[0]));
        }
        compose.ours()
                .forEach(service ->
                        files.add(compose.build(service).get("dockerfile").toString()));
        found("(?m)^COPY (deploy\\S+)", DOCKERFILE).forEach(files::add);

        assertThat(files).hasSizeGreaterThan(6).allSatisfy(file -> assertThat(Compose.ROOT.resolve(file))
                .isRegularFile());
    }

    @Test
    void everyVariableItAsksForIsInTheExampleAndNoOther() {
        assertThat(found("\\$\\{([A-Z_]+)", Compose.text("docker-compose.yml")))
                .isEqualTo(found("(?m)^([A-Z_]+)=", Compose.text(".env.example")))
                .isNotEmpty();
    }

    @Test
    void everyImageHasAnExactVersion() {
        List<String> images = new ArrayList<>();
        compose.services().values().stream()
                .filter(service -> service.containsKey("image"))
                .forEach(service -> images.add(service.get("image").toString()));
        images.addAll(found("(?m)^FROM (\\S+)", DOCKERFILE));

        assertThat(images).hasSizeGreaterThan(4).allMatch(image -> image.matches("[a-z/-]+:\\d+\\.\\d+\\.\\d+\\S*"));
    }

    @Test
    void noContainerRunsAsRootOrWritesItsImage() {
        assertThat(DOCKERFILE).containsPattern("(?m)^USER \\d+$");
        compose.services().forEach((name, service) -> {
            assertThat(service).as(name).containsEntry("read_only", true).doesNotContainKey("privileged");
            boolean unprivileged = service.containsKey("build")
                    || service.containsKey("user")
                    || service.get("image").toString().contains("unprivileged");
            assertThat(unprivileged).as(name).isTrue();
        });
    }

    @Test
    void eachServiceStartsFromTheJarThatItsModuleBuilds() {
        assertThat(compose.ours()).containsExactlyInAnyOrder("editorial-service", "view-service", "feed-service");
        for (String service : compose.ours()) {
            assertThat(compose.build(service).get("args")).isEqualTo(Map.of("SERVICE", service));
            assertThat(Compose.text("pom.xml")).contains("<module>services/" + service + "</module>");
            assertThat(DOCKERFILE).contains("services/" + service);
            assertThat(Compose.text("services/" + service + "/pom.xml"))
                    .contains("<classifier>exec</classifier>")
                    .contains("<artifactId>" + service + "</artifactId>");
        }
        assertThat(DOCKERFILE).contains("/build/services/${SERVICE}/target/${SERVICE}-*-exec.jar");
    }

    @Test
    void everyPortThatIsSpokenToIsListenedOn() {
        String port = compose.environment("view-service").get("SERVER_PORT");
        for (String service : compose.ours()) {
            assertThat(compose.environment(service)).containsEntry("SERVER_PORT", port);
            assertThat(NGINX).contains(service + ":" + port + ";");
        }
        assertThat(found("(?m)^EXPOSE (\\d+)", DOCKERFILE)).containsExactly(port);
        assertThat(found("-service:(\\d+)", NGINX)).containsExactly(port);
        assertThat(compose.list("origin", "ports")).singleElement().asString().startsWith("127.0.0.1:");
        assertThat(found("listen (\\d+);", NGINX))
                .containsExactlyElementsOf(
                        found(":(\\d+)$", compose.list("origin", "ports").get(0)));
    }

    @Test
    void thisMachineMayLogInThroughThePublishedPort() {
        Map<String, Map<String, Map<String, Map<String, List<Map<String, String>>>>>> file =
                new Yaml().load(Compose.text("docker-compose.yml"));
        assertThat(compose.environment("editorial-service"))
                .containsEntry(
                        "STANDBILD_LOGIN_PLAINHTTPNETWORKS",
                        file.get("networks")
                                .get("default")
                                .get("ipam")
                                .get("config")
                                .get(0)
                                .get("subnet"));
    }

    @Test
    void everyVariableOfAServiceIsOneThatItKnows() throws IOException {
        Set<String> known = new TreeSet<>();
        for (URL metadata : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream json = metadata.openStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
                    known.add(variable(property.get("name").asString()));
                }
            }
        }
        for (Resource defaults : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/standbild/**/defaults.properties")) {
            PropertiesLoaderUtils.loadProperties(defaults)
                    .stringPropertyNames()
                    .forEach(name -> known.add(variable(name)));
        }
        for (String role : List.of("EDITOR", "REVIEWER", "ADMIN")) {
            known.add("STANDBILD_PASSWORD_" + role); // that each has an effect, ThreeServicesIT tries
        }

        for (String service : compose.ours()) {
            Set<String> unknown = new TreeSet<>(compose.environment(service).keySet());
            unknown.removeAll(known);
            assertThat(unknown).as(service).isEmpty();
        }
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    @Test
    void theOriginPassesEachRequestToTheServiceThatAnswersIt() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        int requests = 0;
        for (String service : compose.ours()) {
            for (String request : requestsOf("org.standbild." + service.replace("-service", ""))) {
                requests++;
                if (!serviceFor(request).equals(service)) {
                    wrong.put(request, serviceFor(request) + " instead of " + service);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(requests).isGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /laender/hessen, view-service",
        "GET /api/profiles/DE-HE, view-service",
        "POST /api/profiles/DE-HE/changes, editorial-service",
        "POST /api/proposals/zab-sachsen/approval, editorial-service",
        "GET /redaktion, editorial-service",
        "GET /api/editions/stand-2020-02, view-service",
        "POST /api/editions/stand-2020-02/sign-offs, editorial-service",
        "POST /api/editions, editorial-service",
        "POST /anmelden, editorial-service",
        "GET /api/changes/7, feed-service",
        "GET /feeds/changes/stream, feed-service",
        "GET /aenderungen, feed-service",
        "DELETE /api/subscriptions/1, feed-service",
    })
    void theOriginKnowsThePathsOfTheContract(String request, String service) {
        assertThat(serviceFor(request)).isEqualTo(service);
    }

    /** As nginx chooses: the first expression that matches, else the default. */
    private static String serviceFor(String request) {
        Pattern line = Pattern.compile("(?m)^\\s+\"~([^\"]+)\"\\s+([a-z-]+):\\d+;$");
        return line.matcher(NGINX)
                .results()
                .filter(match ->
                        Pattern.compile(match.group(1)).matcher(request).find())
                .map(match -> match.group(2))
                .findFirst()
                .orElseGet(
                        () -> found("default\\s+([a-z-]+):", NGINX).iterator().next());
    }

    private static List<String> requestsOf(String basePackage) throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<String> requests = new ArrayList<>();
        for (var bean : scanner.findCandidateComponents(basePackage)) {
            Class<?> controller = Class.forName(bean.getBeanClassName());
            RequestMapping ofType = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            for (var method : controller.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping == null) {
                    continue;
                }
                RequestMappingInfo info = info(mapping);
                if (ofType != null) {
                    info = info(ofType).combine(info);
                }
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String path : info.getPatternValues()) {
                    for (RequestMethod each : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        requests.add(each + " " + path.replaceAll("\\{[^}]*}", "x"));
                    }
                }
            }
        }
        return requests;
    }

    private static RequestMappingInfo info(RequestMapping mapping) {
        return RequestMappingInfo.paths(mapping.path())
                .methods(mapping.method())
                .build();
    }

    private static Set<String> found(String expression, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(expression)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(found::add);
        return found;
    }
}
