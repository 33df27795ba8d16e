package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.standbild.editorial.account.AccessRules;

/** Whoever adds an endpoint to any of the services says in {@link AccessRules} who may use it. */
class EveryRouteHasARuleTest {

    @Test
    void everyRouteOfEveryServiceHasARule() {
        List<String> routes = new ArrayList<>();
        List<String> withoutRule = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("org.standbild").stream()
                        .filter(found -> found.getMethods().stream()
                                .anyMatch(method -> method.isMetaAnnotatedWith(RequestMapping.class)))
                        .map(found -> found.reflect())
                        .forEach(controller -> Arrays.stream(controller.getDeclaredMethods())
                                .forEach(method -> routes(controller, method).forEach(route -> {
                                    routes.add(route);
                                    String[] parts = route.split(" ");
                                    String path = parts[1].replaceAll("\\{[^/]*}", "sample");
                                    if (AccessRules.of(HttpMethod.valueOf(parts[0]), path)
                                            .isEmpty()) {
                                        withoutRule.add(route);
                                    }
                                })));
        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(withoutRule).as("routes without a rule in AccessRules").isEmpty();
    }

    private static List<String> routes(Class<?> controller, Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            return List.of();
        }
        RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        List<String> routes = new ArrayList<>();
        for (String prefix : above == null ? new String[] {""} : orEmpty(above.path())) {
            for (String path : orEmpty(mapping.path())) {
                for (RequestMethod each : mapping.method().length == 0
                        ? new RequestMethod[] {RequestMethod.GET, RequestMethod.POST}
                        : mapping.method()) {
                    routes.add(each + " " + prefix + path);
                }
            }
        }
        return routes;
    }

    private static String[] orEmpty(String[] paths) {
        return paths.length == 0 ? new String[] {""} : paths;
    }
}
