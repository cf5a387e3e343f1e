// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.user.UserProgram;
import jiffy.fuzz.Finding.Kind;
import jiffy.fuzz.homes.CompiledJava;
import jiffy.fuzz.homes.JvmHome;
import jiffy.fuzz.homes.UserHome;

/// Runs programs in both homes and compares.
public final class Trial {
    private static final String NAME = "Fuzzed";

    private static final String C_NAME = NAME.toLowerCase(Locale.ROOT);

    /// What gcc says of odd Java, such as `x <= x` or an index that is always out of bounds, of
    /// which there is much here.
    public static final List<String> ODD =
            List.of(
                    "-Wno-tautological-compare",
                    "-Wno-bool-operation",
                    "-Wno-bool-compare",
                    "-Wno-int-in-bool-context",
                    "-Wno-overflow",
                    "-Wno-array-bounds",
                    "-Wno-unused-but-set-parameter",
                    "-Wno-unused-but-set-variable",
                    "-Wno-unused-variable");

    private final Path folder;
    private final List<String> flags;
    private final UnaryOperator<String> damage;
    private final Map<String, Ready> ready;

    /// A module that is Java and Kernel Java, and what its programs say on HotSpot.
    private record Ready(CompiledJava java, String c, Map<Integer, String> expected) {}

    /// @param folder for what is built; written over with each run
    /// @param flags for gcc
    /// @param damage what is done to the C before it is compiled: nothing, but in tests of this
    public Trial(Path folder, List<String> flags, UnaryOperator<String> damage) {
        this(folder, Stream.concat(ODD.stream(), flags.stream()).toList(), damage, new HashMap<>());
    }

    private Trial(
            Path folder,
            List<String> flags,
            UnaryOperator<String> damage,
            Map<String, Ready> ready) {
        this.folder = folder;
        this.flags = flags;
        this.damage = damage;
        this.ready = ready;
    }

    /// One that does something else to the C, and knows what the programs of this one say.
    public Trial with(UnaryOperator<String> other) {
        return new Trial(folder, flags, other, ready);
    }

    /// What went wrong with these programs, one finding for each of them at most.
    public List<Finding> run(List<Program> programs) throws IOException, InterruptedException {
        var left = new ArrayList<>(programs);
        var findings = new ArrayList<Finding>();
        while (!left.isEmpty()) {
            var found = together(ModuleText.of(NAME, left));
            findings.addAll(found);
            var bad = found.stream().map(Finding::program).toList();
            boolean before = found.stream().anyMatch(each -> each.kind().compareTo(Kind.CRASH) < 0);
            left.removeAll(bad);
            if (!before) {
                break;
            }
        }
        return findings;
    }

    private List<Finding> together(ModuleText module) throws IOException, InterruptedException {
        var known = ready.get(module.java());
        return known == null ? first(module) : compare(module, known);
    }

    private List<Finding> first(ModuleText module) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var source = Files.writeString(folder.resolve(NAME + ".java"), module.java());
        CompiledJava java;
        try {
            java = CompiledJava.of(List.of(source));
        } catch (CompiledJava.NotJava refused) {
            if (refused.isFailureOfJavac() && module.programs().size() == 1) {
                return List.of();
            }
            return alone(module, Kind.NOT_JAVA, refused.getMessage());
        }
        Compilation compilation;
        try {
            compilation = Compiler.compile(List.of(source));
        } catch (RuntimeException broken) {
            return alone(module, Kind.COMPILER_FAILED, trace(broken));
        }
        if (!compilation.isGood()) {
            return refused(module, compilation);
        }
        var c = compilation.c().orElseThrow().withLines(C_NAME + ".c");
        var known = new Ready(java, c, new HashMap<>());
        ready.put(module.java(), known);
        return compare(module, known);
    }

    private List<Finding> compare(ModuleText module, Ready known)
            throws IOException, InterruptedException {
        UserProgram.Built built;
        try {
            built = UserProgram.build(C_NAME, damage.apply(known.c()), folder, flags);
        } catch (BuildFailure failure) {
            return alone(module, Kind.NOT_C, failure.getMessage());
        }
        if (!built.warnings().isEmpty()) {
            return alone(module, Kind.NOT_C, String.join("\n", built.warnings()));
        }
        var findings = new ArrayList<Finding>();
        for (var program : module.programs()) {
            compare(program, known, built.program(), findings);
        }
        return findings;
    }

    /// Which of several programs it was.
    private List<Finding> alone(ModuleText module, Kind kind, String message)
            throws IOException, InterruptedException {
        var programs = module.programs();
        if (programs.size() == 1) {
            return List.of(new Finding(programs.getFirst(), kind, "", message));
        }
        int half = programs.size() / 2;
        var findings = new ArrayList<>(together(ModuleText.of(NAME, programs.subList(0, half))));
        findings.addAll(together(ModuleText.of(NAME, programs.subList(half, programs.size()))));
        return findings;
    }

    private static List<Finding> refused(ModuleText module, Compilation compilation) {
        var messages = new LinkedHashMap<Program, String>();
        for (var each : compilation.diagnostics()) {
            int line = each.span().map(span -> span.line()).orElse(1);
            messages.merge(
                    module.at(line),
                    each.rule().code()
                            + " "
                            + each.message()
                            + module.java().lines().skip(line - 1L).findFirst().orElse("")
                            + "\n",
                    String::concat);
        }
        return messages.entrySet().stream()
                .map(each -> new Finding(each.getKey(), Kind.REFUSED, "", each.getValue()))
                .toList();
    }

    private void compare(Program program, Ready known, Path built, List<Finding> findings)
            throws IOException, InterruptedException {
        var expected = known.expected().get(program.number());
        if (expected == null) {
            expected = JvmHome.run(known.java(), Map.of("which", program.number())).toString();
            known.expected().put(program.number(), expected);
        }
        String which = "which=" + program.number();
        try {
            var actual = UserHome.run(built, List.of(which)).toString();
            if (!actual.equals(expected)) {
                findings.add(new Finding(program, Kind.DIFFERS, expected, actual));
                return;
            }
        } catch (UserHome.Crash crash) {
            findings.add(new Finding(program, Kind.CRASH, expected, crash.getMessage()));
            return;
        }
        try {
            long failing = 1 + Math.floorMod(program.seed(), 12);
            UserHome.run(built, List.of(which, "--fail-allocation=" + failing));
        } catch (UserHome.Crash crash) {
            findings.add(
                    new Finding(program, Kind.CRASH_WITHOUT_MEMORY, expected, crash.getMessage()));
        }
    }

    private static String trace(RuntimeException broken) {
        var text = new StringWriter();
        broken.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(12).collect(Collectors.joining("\n"));
    }
}
