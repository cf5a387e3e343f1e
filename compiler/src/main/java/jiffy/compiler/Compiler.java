// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.check.BoundedLoops;
import jiffy.compiler.check.BuiltBeforeUse;
import jiffy.compiler.check.Check;
import jiffy.compiler.check.ConstantArrays;
import jiffy.compiler.check.NoDeadlock;
import jiffy.compiler.check.NoRecursion;
import jiffy.compiler.check.NoSleepInAtomic;
import jiffy.compiler.check.Phases;
import jiffy.compiler.check.SharedState;
import jiffy.compiler.check.SmallAllocations;
import jiffy.compiler.check.WalkedContainers;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.emit.ModuleEmitter;
import jiffy.compiler.evaluate.Evaluation;
import jiffy.compiler.front.Front;
import jiffy.compiler.infer.Inference;
import jiffy.compiler.ir.Module;
import jiffy.compiler.own.Ownership;

/// The compiler: Java sources of one kernel module to C.
public final class Compiler {
    /// The rules that hold for the module once ownership and contexts are known.
    private static final List<Check> CHECKS =
            List.of(
                    new BuiltBeforeUse(),
                    new ConstantArrays(),
                    new NoSleepInAtomic(),
                    new BoundedLoops(),
                    new SmallAllocations(),
                    new SharedState(),
                    new NoDeadlock(),
                    new WalkedContainers(),
                    new Phases());

    /// The rules that decide nothing but whether a module is refused, of those on who owns what.
    private static final Set<Rule> LIFETIMES = Set.of(Rule.HANDED_OVER, Rule.ELEMENT_SCOPE);

    /// What is not looked at before all is read.
    private static final String UNCHECKED = "sleeping, loops, allocations, races, locks, phases";

    private Compiler() {}

    /// The last phase of checks, for those who measure them: each can be asked of a module that was
    /// compiled.
    public static List<Check> checks() {
        return CHECKS;
    }

    /// Compiles the Java files of a module.
    ///
    /// @param sources the files, or folders that are searched for them (folders named `test` and
    ///     `build` are left out)
    /// @throws UncheckedIOException if a source cannot be read
    public static Compilation compile(List<Path> sources) {
        return compile(sources, Set.of());
    }

    /// The same without some rules, for tests that show why there are these rules, and for nothing
    /// else: the C may do in a kernel whatever the rules prevent.
    ///
    /// @param without rules of the last phase of checks, or of [#LIFETIMES]; what follows
    ///     builds on the others, which are kept all the same
    public static Compilation compile(List<Path> sources, Set<Rule> without) {
        var errors = new ArrayList<Diagnostic>();
        try {
            var files = javaFiles(sources);
            if (files.isEmpty()) {
                return Compilation.rejected(noSources(sources));
            }
            var read = Front.read(files, KernelApi.path(), errors);
            var unread = unread(errors, read.isPresent());
            var owned = read.flatMap(each -> owned(each, without, errors));
            var module = owned.map(Inference::infer).filter(each -> hold(each, without, errors));
            var emitted = module.map(ModuleEmitter::emit);
            return new Compilation(
                    List.copyOf(errors),
                    module,
                    emitted.map(ModuleEmitter.Emitted::c),
                    emitted.map(ModuleEmitter.Emitted::functions),
                    errors.isEmpty() || owned.isPresent()
                            ? Optional.empty()
                            : Optional.of(unread + UNCHECKED));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A module with owners decided; what it has of one of which methods were refused is looked at,
    /// too, so that all errors are told at once.
    private static Optional<Module> owned(
            Module module, Set<Rule> without, List<Diagnostic> errors) {
        int before = errors.size();
        if (!holds(new NoRecursion(), module, Set.of(), errors)) {
            return Optional.empty();
        }
        var evaluated = Evaluation.evaluate(module, errors);
        if (errors.size() > before) {
            return Optional.empty();
        }
        var owned = Ownership.decide(evaluated, errors);
        errors.removeIf(
                error -> LIFETIMES.contains(error.rule()) && without.contains(error.rule()));
        return errors.isEmpty() ? Optional.of(owned) : Optional.empty();
    }

    /// What errors of the front end keep from being looked at: a phase needs those before it.
    private static String unread(List<Diagnostic> errors, boolean isPartlyRead) {
        if (errors.isEmpty()) {
            return "";
        }
        if (isPartlyRead) {
            return "recursion and ownership of what uses these, ";
        }
        boolean isJava = errors.stream().noneMatch(each -> each.rule() == Rule.JAVA);
        return (isJava ? "" : "what Kernel Java has, ") + "recursion, ownership, ";
    }

    private static boolean hold(Module module, Set<Rule> without, List<Diagnostic> errors) {
        CHECKS.forEach(check -> holds(check, module, without, errors));
        return errors.isEmpty();
    }

    private static boolean holds(
            Check check, Module module, Set<Rule> without, List<Diagnostic> errors) {
        var found =
                check.check(module).stream()
                        .filter(error -> !without.contains(error.rule()))
                        .toList();
        errors.addAll(found);
        return found.isEmpty();
    }

    /// The Java files of a module.
    private static List<Path> javaFiles(List<Path> sources) throws IOException {
        var files = new ArrayList<Path>();
        for (var source : sources) {
            if (Files.isDirectory(source)) {
                collect(source, source, files);
            } else {
                files.add(source.toAbsolutePath().normalize());
            }
        }
        return files;
    }

    private static void collect(Path root, Path folder, List<Path> files) throws IOException {
        try (var children = Files.list(folder)) {
            for (var child : children.sorted().toList()) {
                String name = child.getFileName().toString();
                boolean skipped =
                        folder.equals(root) && (name.equals("test") || name.equals("build"));
                if (Files.isDirectory(child) && !skipped && !name.startsWith(".")) {
                    collect(root, child, files);
                } else if (name.endsWith(".java") && !name.endsWith("-info.java")) {
                    files.add(child.toAbsolutePath().normalize());
                }
            }
        }
    }

    /// What a module without sources is told.
    private static Diagnostic noSources(List<Path> sources) {
        return Diagnostic.of(Rule.MODULE, "no Java file in " + sources);
    }
}
