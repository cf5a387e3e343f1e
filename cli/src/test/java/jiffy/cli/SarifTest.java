// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Span;
import org.junit.jupiter.api.Test;

/// What SARIF 2.1.0's schema requires is there, and says what the compiler said.
class SarifTest {
    private static final Span SPAN = new Span(Path.of("/a b/X.java"), 3, 5, 3, 9);

    private static final List<Diagnostic> FOUND =
            List.of(
                    Diagnostic.at(SPAN, Rule.RACE, "a race")
                            .note("the other place", SPAN)
                            .note("no place")
                            .help("take a lock"),
                    Diagnostic.of(Rule.MODULE, "no class"));

    @Test
    void theLogHasOneRunOfJiffyWithItsRules() {
        var log = Sarif.log(FOUND);

        assertThat(log).containsEntry("version", "2.1.0").containsKey("$schema");
        assertThat(at(log, "runs", 0, "tool", "driver", "name")).isEqualTo("jiffy");
        var rules = (List<?>) at(log, "runs", 0, "tool", "driver", "rules");
        assertThat(rules).hasSameSizeAs(Rule.values());
        assertThat(rules)
                .allSatisfy(rule -> {
                    assertThat((String) at(rule, "id")).matches("KJ\\d{4}");
                    assertThat((String) at(rule, "shortDescription", "text")).isNotBlank();
                });
    }

    @Test
    void aResultNamesRuleTextAndPlace() {
        var result = at(Sarif.log(FOUND), "runs", 0, "results", 0);

        assertThat(at(result, "ruleId")).isEqualTo("KJ0401");
        assertThat(at(result, "ruleIndex")).isEqualTo(Rule.RACE.ordinal());
        assertThat(at(result, "level")).isEqualTo("error");
        assertThat(at(result, "message", "text")).isEqualTo("a race\nhelp: take a lock");
        var place = at(result, "locations", 0, "physicalLocation");
        var uri = (String) at(place, "artifactLocation", "uri");
        assertThat(Path.of(URI.create(uri))).isEqualTo(SPAN.file());
        assertThat(at(place, "region"))
                .isEqualTo(Map.of("startLine", 3, "startColumn", 5, "endLine", 3, "endColumn", 9));
        assertThat((List<?>) at(result, "relatedLocations")).hasSize(1);
        assertThat(at(result, "relatedLocations", 0, "message", "text"))
                .isEqualTo("the other place");
    }

    @Test
    void aResultWithoutAPlaceHasNoLocations() {
        var result = (Map<?, ?>) at(Sarif.log(FOUND), "runs", 0, "results", 1);

        assertThat(result.containsKey("locations")).isFalse();
        assertThat(at(result, "message", "text")).isEqualTo("no class");
    }

    private static Object at(Object json, Object... path) {
        for (var step : path) {
            json =
                    step instanceof Integer index
                            ? ((List<?>) json).get(index)
                            : ((Map<?, ?>) json).get(step);
        }
        return json;
    }
}
