// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jiffy.simulator.check.Finding;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.code.ModuleSources;

/// The modules of these tests, of those of `testing/`, and of `modules/`.
final class Modules {
    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("src/test/modules"),
                    Path.of("../testing/src/test/modules"),
                    Path.of("../modules"));

    private static final Map<String, ModuleImage> IMAGES = new ConcurrentHashMap<>();

    private Modules() {}

    /// A kernel with one of them, not loaded.
    static Simulator simulator(String name) {
        return simulator(name, Options.seed(1));
    }

    static Simulator simulator(String name, Options options) {
        return new Simulator(image(name), options);
    }

    static ModuleImage image(String name) {
        return IMAGES.computeIfAbsent(name, _ -> ModuleSources.compile(sources(name)));
    }

    private static Path folder(String name) {
        return FOLDERS.stream()
                .map(each -> each.resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> sources(String name) {
        try (var files = Files.list(folder(name))) {
            return files.filter(each -> each.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number of the line of a module that has this comment at its end.
    static int line(String name, String comment) {
        try {
            var lines = Files.readAllLines(sources(name).getFirst());
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).endsWith("// " + comment)) {
                    return i + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no line of " + name + " ends in // " + comment);
    }

    /// The module's lines in the log, without its name.
    static List<String> lines(Simulator simulator) {
        var prefix = simulator.module() + ": ";
        return simulator.log().stream()
                .map(LogLine::text)
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()))
                .toList();
    }

    static List<Finding.Kind> kinds(Simulator simulator) {
        return simulator.findings().stream().map(Finding::kind).distinct().toList();
    }
}
