package org.standbild.editorial.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page that people read and the table that decides say the same. */
class RolesPageTest {

    @Test
    void thePageListsEveryRuleInItsOrder() throws IOException {
        List<String> written = Files.readAllLines(Path.of("../../docs/roles.md")).stream()
                .filter(line -> line.matches("\\| (any|GET|POST|PUT|DELETE) \\| .*"))
                .toList();
        List<String> decided = AccessRules.ALL.stream()
                .map(rule ->
                        "| " + (rule.method() == null ? "any" : rule.method().name()) + " | `" + rule.pattern()
                                + "` | " + cell(rule, Set.of()) + " | " + cell(rule, Set.of(Role.EDITOR)) + " | "
                                + cell(rule, Set.of(Role.REVIEWER)) + " | " + cell(rule, Set.of(Role.ADMIN)) + " |")
                .toList();
        assertThat(written).isEqualTo(decided);
    }

    private static String cell(AccessRules.Rule rule, Set<Role> roles) {
        return rule.access().admits(roles) ? "yes" : "no";
    }
}
