// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jiffy.compiler.diagnostic.Rule;
import jiffy.lab.Command;
import jiffy.lab.KernelName;
import jiffy.lab.VmOptions;

/// A module that shows why there is a rule: a folder in `src/test/rules` with a class in Java and,
/// where the C of the class cannot be had, a twin: a module in C that does what the class says.
///
/// The first lines of the class say which rules it breaks (`without`), what provokes the complaint
/// once the module is loaded (`do`, lines of a script), and what the complaint contains (`kernel
/// says`; of several such lines, one). A class that breaks no rule is safe in Java and not in C. A
/// twin that does not get as far as a kernel has what is said when it is built (`build says`). What
/// needs another kernel than the one that complains says so (`kernel`, `processors`). A line of
/// Java that ends in `// seen` is named in what the kernel says; of several, one.
///
/// @param file the class
/// @param text of that file
/// @param twin in C, if there is one
record RuleExample(Path file, String text, Optional<Path> twin) {
    static final Path FOLDER = Path.of("src/test/rules");

    /// Of a machine that says what it has to say in seconds or not at all.
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static List<RuleExample> all() {
        try (var folders = Files.list(FOLDER)) {
            return folders.sorted().map(RuleExample::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleExample read(Path folder) {
        try (var files = Files.list(folder)) {
            var all = files.toList();
            var file = all.stream().filter(each -> each.toString().endsWith(".java")).findFirst();
            var twin = all.stream().filter(each -> each.toString().endsWith(".c")).findFirst();
            return new RuleExample(file.orElseThrow(), Files.readString(file.get()), twin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of the module, and of its twin.
    String name() {
        return file.getParent().getFileName().toString();
    }

    /// What it breaks; nothing, if it is accepted.
    Set<Rule> rules() {
        var codes = headers("without");
        return Arrays.stream(Rule.values())
                .filter(each -> codes.contains(each.code()))
                .collect(Collectors.toSet());
    }

    boolean isAccepted() {
        return rules().isEmpty();
    }

    KernelName kernel() {
        return KernelName.parse(header("kernel", "uml-sanitizer"));
    }

    VmOptions machine() {
        var options = VmOptions.DEFAULT.kernel(kernel()).withoutJava();
        int processors = Integer.parseInt(header("processors", "1"));
        return processors == 1 ? options.clock(VmOptions.Clock.VIRTUAL) : options.cpus(processors);
    }

    Command provocation() {
        var script = headers("do").isEmpty() ? ":" : String.join("\n", headers("do"));
        return Command.shell("{ " + script + "\n} >/dev/null 2>&1").limit(LIMIT);
    }

    /// What the kernel says; one of these.
    List<String> complaints() {
        return headers("kernel says");
    }

    /// What is said when the twin is built, if it cannot be.
    Optional<String> buildError() {
        return headers("build says").stream().findFirst();
    }

    /// The places of which one is in the log.
    List<String> seen() {
        var lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).endsWith("// seen"))
                .mapToObj(i -> "%s:%d".formatted(file.getFileName(), i + 1))
                .toList();
    }

    /// What the class says of itself.
    String summary() {
        return Pattern.compile("(?m)(^/// .*\n)+")
                .matcher(text)
                .results()
                .map(each -> each.group().replace("/// ", "").strip().replace("\n", " "))
                .findFirst()
                .orElseThrow();
    }

    private String header(String key, String otherwise) {
        return headers(key).stream().findFirst().orElse(otherwise);
    }

    private List<String> headers(String key) {
        return Pattern.compile("^// " + key + ": (.*)$", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
