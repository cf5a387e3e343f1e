// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiffy.simulator.fuse.Mount;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What documents show is what happens: their commands are run, each document in a machine of its
/// own. With `-Dbless=true` the outputs are written into the documents instead.
class DocumentsTest {
    private static final List<String> PLACES = List.of("docs", "modules");
    private static final String MACHINE = "docs-" + Integer.toHexString(Terminal.home().hashCode());
    private static final boolean BLESS = Boolean.getBoolean("bless");

    @TempDir private Path folder;

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        for (var place : PLACES) {
            try (var files = Files.walk(Terminal.home().resolve(place))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .forEach(documents::add);
            }
        }
        return documents;
    }

    @TestFactory
    Stream<DynamicTest> whatIsShownHappens() throws IOException {
        var only = System.getProperty("jiffy.document", "");
        return documents().stream()
                .filter(document -> document.toString().contains(only))
                .filter(document -> !parse(document).steps().isEmpty())
                .map(document ->
                        DynamicTest.dynamicTest(
                                Terminal.home().relativize(document).toString(),
                                () -> follow(document)));
    }

    private static Session parse(Path document) {
        try {
            return Session.parse(Files.readString(document));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// What is mounted for processes of this machine needs FUSE, and leave to use it.
    private static void assumePossible(Path document) {
        var obstacles = Mount.obstacles();
        Assumptions.assumeTrue(
                obstacles.isEmpty() || !document.endsWith("docs/live.md"),
                () -> String.join("; ", obstacles));
    }

    private void follow(Path document) throws Exception {
        assumePossible(document);
        var session = parse(document);
        var place = Files.createTempDirectory(folder, "terminal");
        Map<Session.Step, List<String>> printed = new IdentityHashMap<>();
        var terminal = new Terminal(place, MACHINE);
        try {
            for (var step : session.steps()) {
                var ended = terminal.run(step.command());
                var lines = withoutProgress(ended);
                var same = Session.steady(lines).equals(Session.steady(step.output()));
                printed.put(step, same ? step.output() : lines);
                if (!BLESS) {
                    assertThat(Session.steady(lines))
                            .as("%s: $ %s", document.getFileName(), step.command())
                            .isEqualTo(Session.steady(step.output()));
                }
            }
        } finally {
            terminal.stop();
        }
        if (BLESS) {
            Files.writeString(document, session.with(printed::get));
        }
    }

    /// Where standard error is no terminal, progress is lines of its own.
    private static List<String> withoutProgress(Terminal.Ended ended) {
        return ended.lines().stream()
                .filter(line -> ended.exit() != 0 || !line.startsWith("jiffy: "))
                .toList();
    }

    @Test
    void theTutorialIsAmongThem() throws IOException {
        assertThat(documents())
                .filteredOn(document -> document.endsWith("docs/tutorial.md"))
                .singleElement()
                .satisfies(document -> assertThat(parse(document).steps()).hasSizeGreaterThan(20));
    }
}
