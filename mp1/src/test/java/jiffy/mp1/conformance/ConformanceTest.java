// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program around the cases, and that an ordinary file, which is no mp1, does not pass for one.
class ConformanceTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    @Test
    void namesAreUniqueAndHaveAChapter() {
        assertThat(Conformance.cases())
                .extracting(Case::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z0-9_]+"));
    }

    @Test
    void everyClassOfCasesIsPartOfTheSuite() throws Exception {
        var listed = Conformance.cases().stream().map(Case::name).toList();
        for (var chapter : chapters()) {
            Method all = Class.forName(chapter).getDeclaredMethod("all");
            var cases = (List<?>) all.invoke(null);
            assertThat(cases).isNotEmpty();
            assertThat(listed)
                    .as(chapter)
                    .containsAll(cases.stream().map(each -> ((Case) each).name()).toList());
        }
    }

    /// The names of the classes `…Cases` that the compiler wrote.
    private static List<String> chapters() throws Exception {
        var classes =
                Path.of(Conformance.class.getResource("Conformance.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(classes)) {
            var names =
                    files.map(each -> each.getFileName().toString())
                            .filter(each -> each.endsWith("Cases.class"))
                            .map(each -> each.replace(".class", ""))
                            .map(each -> Conformance.class.getPackageName() + "." + each)
                            .toList();
            assertThat(names).hasSizeGreaterThan(10);
            return names;
        }
    }

    @Test
    void aMissingFileIsNothingToTest() {
        var file = folder.resolve("status").toString();
        assertThat(run("--file", file)).isEqualTo(2);
        assertThat(err.toString()).contains("nothing to test: " + file + " does not exist");
    }

    @Test
    void aPatternThatSelectsNothingIsAnError() {
        assertThat(run("--only", "raed.*")).isEqualTo(2);
        assertThat(err.toString()).contains("--only selects no case");
    }

    @Test
    void listPrintsNamesAndNeedsNoFile() {
        assertThat(run("--list", "--only", "read.of_*_byte*")).isZero();
        assertThat(out.toString().lines()).containsExactly("read.of_1_byte", "read.of_7_bytes");
    }

    @Test
    void anOrdinaryFileFails() throws Exception {
        var file = Files.createFile(folder.resolve("status"));
        var arguments = new String[] {"--file", file.toString(), "--only", "interface.mode*"};
        assertThat(run(arguments)).isEqualTo(1);
        assertThat(out.toString().lines())
                .startsWith("KTAP version 1", "1..1")
                .anyMatch(line -> line.startsWith("not ok 1 interface.mode_is_0666 # permissions:"))
                .endsWith("0 passed, 1 failed, 0 skipped");
    }

    @Test
    void whatTheEnvironmentLacksIsSkipped() throws Exception {
        var file = Files.createFile(folder.resolve("status")).toString();
        assertThat(run("--file", file, "--only", "limits.limit_for_all")).isZero();
        assertThat(out.toString()).contains("ok 1 limits.limit_for_all # SKIP --limit");
    }

    private int run(String... arguments) {
        return Conformance.run(new PrintStream(out, true), new PrintStream(err, true), arguments);
    }
}
