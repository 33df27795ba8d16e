package org.standbild.editorial.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.standbild.editorial.EditorialTest;
import org.standbild.editorial.Http;
import org.standbild.editorial.Http.Answer;

/** Role by endpoint, generated from the routes: a new route without a rule fails here, and so does a rule that is not kept. */
@EditorialTest
class AccessTest {

    private static final Map<Role, String> ACCOUNTS =
            new EnumMap<>(Map.of(Role.EDITOR, "editor", Role.REVIEWER, "reviewer", Role.ADMIN, "admin"));

    @LocalServerPort
    int port;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    /** A method and a path that leads to it. */
    record Route(HttpMethod method, String pattern, String path) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @Test
    void everyRouteHasARule() {
        assertThat(routes().filter(route ->
                        AccessRules.of(route.method(), route.path()).isEmpty()))
                .as("routes without a rule in AccessRules")
                .isEmpty();
        assertThat(routes().count()).isGreaterThan(20);
    }

    @TestFactory
    Stream<DynamicTest> everyRoleMayDoWhatTheTableSaysAndNothingElse() {
        return routes().filter(route -> !route.pattern().equals("/error")).flatMap(route -> {
            Access access =
                    AccessRules.of(route.method(), route.path()).orElseThrow().access();
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(test(route, null, access.admits(Set.of())));
            for (Role role : Role.values()) {
                tests.add(test(route, role, access.admits(Set.of(role))));
            }
            return tests.stream();
        });
    }

    private DynamicTest test(Route route, @Nullable Role role, boolean allowed) {
        String who = role == null ? "nobody" : role.name();
        return DynamicTest.dynamicTest(who + (allowed ? " may " : " may not ") + route, () -> {
            Http http = Http.at(port);
            boolean page = !route.path().startsWith("/api/");
            Answer answer = (role == null ? http : http.as(ACCOUNTS.get(role)))
                    .send(route.method().name(), route.path(), needsBody(route) ? "{}" : null);
            if (allowed) {
                assertThat(answer.status()).isNotEqualTo(401);
                assertThat(answer.status() == 403 && answer.body().contains("problem:forbidden"))
                        .isFalse();
            } else if (role == null) {
                assertThat(answer.status()).isIn(page ? List.of(302, 403) : List.of(401));
            } else {
                assertThat(answer.status()).isIn(page ? List.of(302, 403) : List.of(403));
            }
        });
    }

    @Test
    void whatIsNotInTheTableIsNotWrittenTo() {
        for (String account : List.of("editor", "reviewer", "admin")) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                assertThat(Http.at(port)
                                .as(account)
                                .send(method, "/api/nowhere", null)
                                .status())
                        .isEqualTo(403);
            }
        }
        assertThat(Http.at(port).send("POST", "/api/nowhere", null).status()).isEqualTo(401);
        assertThat(Http.at(port).get("/api/nowhere").status()).isEqualTo(404);
        assertThat(Http.at(port).get("/nirgends").status()).isEqualTo(404);
    }

    @Test
    void aRuleIsAskedInTheOrderOfTheTable() {
        assertThat(AccessRules.of(HttpMethod.POST, "/api/proposals/x/approval")
                        .orElseThrow()
                        .access())
                .isEqualTo(Access.REVIEWERS);
        assertThat(AccessRules.of(HttpMethod.POST, "/api/proposals/x/submission")
                        .orElseThrow()
                        .access())
                .isEqualTo(Access.WRITERS);
        assertThat(AccessRules.of(HttpMethod.GET, "/api/editions/x")
                        .orElseThrow()
                        .access())
                .isEqualTo(Access.EVERYBODY);
        assertThat(AccessRules.of(HttpMethod.HEAD, "/api/profiles/DE-HE")
                        .orElseThrow()
                        .access())
                .isEqualTo(Access.EVERYBODY);
        assertThat(AccessRules.of(HttpMethod.DELETE, "/api/profiles/DE-HE")).isEmpty();
    }

    private static boolean needsBody(Route route) {
        return route.method() == HttpMethod.POST || route.method() == HttpMethod.PUT;
    }

    private Stream<Route> routes() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream().flatMap(pattern -> {
                    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                    return (methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods)
                            .stream()
                                    .map(method -> new Route(
                                            HttpMethod.valueOf(method.name()),
                                            pattern,
                                            pattern.replaceAll("\\{[^}]*}", "sample")
                                                    .replace("**", "sample")));
                }))
                .distinct();
    }
}
