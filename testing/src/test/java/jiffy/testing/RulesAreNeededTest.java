// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.compiler.Compiler;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.Kernel;
import jiffy.lab.KernelFault;
import jiffy.lab.KernelLog;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.LogEntry;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.Vm;
import jiffy.lab.host.HostProgram;
import jiffy.lab.trace.Decoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a rule promises, a real kernel was seen to need it: what each example in
/// `src/test/rules` does is refused, or does no harm in Java; compiled without that rule, or
/// written in C, it makes a kernel complain.
class RulesAreNeededTest {
    private static final Path BUILT = Path.of("target/rules");
    private static final Path INDEX = Path.of("../docs/diagnostics/README.md");

    /// The two tables of the index, each up to the first empty line.
    private static final String SEEN = "| rule | example | what is said |\n| --- | --- | --- |\n";

    private static final String UNSEEN = "| rules | why not |\n| --- | --- |\n";

    private static final Lab LAB = Lab.open(Progress.silent());
    private static final Map<KernelName, Kernel> KERNELS = new ConcurrentHashMap<>();

    static Stream<RuleExample> examples() {
        var asked = System.getProperty("jiffy.example", "");
        return RuleExample.all().stream().filter(each -> each.name().contains(asked));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsRefusedMakesAKernelComplain(RuleExample example) throws Exception {
        assertThat(rulesBrokenBy(example)).isEqualTo(example.rules());

        if (example.buildError().isPresent()) {
            assertThat(makeTwin(example).err()).contains(example.buildError().get());
            return;
        }
        try (var vm = LAB.boot(example.machine())) {
            if (example.isAccepted()) {
                var log = provoke(vm, build(example, Set.of()), example);
                assertThat(log.verdict(example.name()).faults()).isEmpty();
                vm.rmmod(example.name());
            }
            var log = provoke(vm, builtWithout(example), example);
            assertThat(log.verdict(example.name()).faults())
                    .as("of %s", log)
                    .extracting(LogEntry::text)
                    .anyMatch(text -> example.complaints().stream().anyMatch(text::contains));
            if (!example.seen().isEmpty()) {
                assertThat(example.seen()).as("of %s", log).anyMatch(log.toString()::contains);
            }
        }
    }

    @Test
    void theIndexOfTheRulesListsTheExamples() throws IOException {
        var rows =
                RuleExample.all().stream()
                        .map(RulesAreNeededTest::row)
                        .sorted()
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("bless")) {
            var table = Pattern.compile(Pattern.quote(SEEN) + "(\\|.*\n)*");
            var blessed = Matcher.quoteReplacement(SEEN + rows);
            var text = Files.readString(INDEX);
            Files.writeString(INDEX, table.matcher(text).replaceFirst(blessed));
        }
        assertThat(Files.readString(INDEX)).contains(SEEN + rows + "\n");
    }

    @Test
    void eachRuleHasAnExampleOrAReasonWhyThereIsNone() throws IOException {
        var seen =
                RuleExample.all().stream()
                        .flatMap(each -> each.rules().stream())
                        .map(Rule::code)
                        .collect(Collectors.toSet());
        var unseen = unseen(Files.readString(INDEX).split(Pattern.quote(UNSEEN), 2)[1]);
        assertThat(seen).doesNotContainAnyElementsOf(unseen);
        var both = new HashSet<>(seen);
        both.addAll(unseen);
        assertThat(both)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::code).toList());
    }

    /// The rules in the first column of a table.
    private static Set<String> unseen(String table) {
        return table.lines()
                .map(row -> row.split("\\|")[1])
                .flatMap(cell -> Arrays.stream(cell.strip().split(", ")))
                .collect(Collectors.toSet());
    }

    /// An example as the index has it.
    private static String row(RuleExample example) {
        var folder = "../../testing/" + RuleExample.FOLDER + "/" + example.name() + "/";
        var rules = example.rules().stream().map(Rule::code).sorted().toList();
        var where = "[%s](%s)".formatted(example.summary(), folder + example.file().getFileName());
        var twin =
                example.twin()
                        .map(each -> " ([in C](%s))".formatted(folder + each.getFileName()))
                        .orElse("");
        var said = example.buildError().map(List::of).orElse(example.complaints());
        return "| %s | %s | %s |\n"
                .formatted(
                        example.isAccepted() ? "safe in Java" : String.join(", ", rules),
                        where + twin,
                        said.stream()
                                .map(each -> "`" + each + "`")
                                .collect(Collectors.joining(" or ")));
    }

    private static Set<Rule> rulesBrokenBy(RuleExample example) throws Exception {
        var errors = Compiler.compile(List.of(example.file())).diagnostics();
        if (errors.isEmpty() && !example.isAccepted()) {
            try {
                build(example, Set.of());
            } catch (BuildFailure refused) {
                errors = refused.diagnostics();
            }
        }
        return errors.stream().map(Diagnostic::rule).collect(Collectors.toSet());
    }

    private static Path builtWithout(RuleExample example) throws Exception {
        if (example.twin().isEmpty()) {
            return build(example, example.rules());
        }
        makeTwin(example).orThrow();
        return folder(example, "twin").resolve(example.name() + ".ko");
    }

    private static Path build(RuleExample example, Set<Rule> without) throws Exception {
        var compilation = Compiler.compile(List.of(example.file()), without);
        assertThat(compilation.diagnostics()).isEmpty();
        var out = folder(example, "java");
        var headers = kernel(example).headers();
        return Kbuild.build(compilation, headers, out).ko();
    }

    private static HostProgram.Output makeTwin(RuleExample example) throws IOException {
        var folder = Files.createDirectories(folder(example, "twin"));
        Files.write(
                folder.resolve(example.name() + ".c"),
                Files.readAllBytes(example.twin().orElseThrow()));
        Files.writeString(folder.resolve("Makefile"), "obj-m := " + example.name() + ".o\n");
        var make = Tools.of(System.getenv()).get(Tools.Tool.MAKE);
        var headers = kernel(example).headers().toString();
        return HostProgram.of(make, "-C", headers, "M=" + folder, "modules").run();
    }

    private static Path folder(RuleExample example, String language) {
        return BUILT.resolve(example.name()).resolve(language).toAbsolutePath();
    }

    private static Kernel kernel(RuleExample example) {
        return KERNELS.computeIfAbsent(
                example.kernel(), name -> LAB.kernels().get(name, Progress.silent()));
    }

    /// What the kernel said, also if that was its last word.
    private static KernelLog provoke(Vm vm, Path ko, RuleExample example) {
        var mark = vm.log().end();
        int from = vm.console().length();
        try {
            vm.insmod(ko);
            vm.exec(example.provocation());
            return vm.log().after(mark);
        } catch (KernelFault _) {
            var all = KernelLog.parse(vm.console().substring(from)).entries();
            var decoder = new Decoder(Tools.of(System.getenv()), _ -> Optional.of(ko));
            return new KernelLog(decoder.decode(all));
        }
    }
}
