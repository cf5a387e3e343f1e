// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// This repository keeps the house rules.
class TidyTest {
    private static final Repository REPOSITORY = Repository.here();
    private static final List<SourceFile> FILES = REPOSITORY.files();

    @ParameterizedTest
    @EnumSource
    void everyFileKeeps(Rule rule) {
        assertThat(FILES.stream().flatMap(rule::check)).isEmpty();
    }

    @Test
    void filesAreSeen() {
        assertThat(FILES).extracting(SourceFile::name).contains("jiffy", "pom.xml", "STYLE.md");
    }

    @Test
    void everyDependencyHasItsReason() {
        var reasons =
                FILES.stream()
                        .filter(file -> file.name().equals("docs/dependencies.md"))
                        .map(SourceFile::text)
                        .findFirst()
                        .orElseThrow();
        assertThat(FILES.stream().filter(file -> file.name().endsWith("pom.xml")))
                .flatExtracting(pom -> Dependencies.of(pom.text()).toList())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(reasons).contains("`" + name + "`"));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        var dead =
                FILES.stream()
                        .filter(file -> file.name().endsWith(".md"))
                        .flatMap(file ->
                                Links.of(file)
                                        .filter(link -> !REPOSITORY.exists(link))
                                        .map(link -> file.finding("dead link: " + link)));
        assertThat(dead).isEmpty();
    }
}
