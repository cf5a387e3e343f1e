// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.compiler.check.BuiltBeforeUse;
import jiffy.compiler.check.Check;
import jiffy.compiler.check.ConstantArrays;
import jiffy.compiler.check.NoDeadlock;
import jiffy.compiler.check.NoRaces;
import jiffy.compiler.check.NoRecursion;
import jiffy.compiler.check.NoSleepInAtomic;
import jiffy.compiler.check.Phases;
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
                    new NoRaces(),
                    new NoDeadlock(),
                    new WalkedContainers(),
                    new Phases());

    private Compiler() {}

    /// Compiles the Java files of a module.
    ///
    /// @param sources the files, or folders that are searched for them (folders named `test` and
    ///     `build` are left out)
    /// @throws UncheckedIOException if a source cannot be read
    public static Compilation compile(List<Path> sources) {
        var errors = new ArrayList<Diagnostic>();
        try {
            var files = javaFiles(sources);
            if (files.isEmpty()) {
                return Compilation.rejected(noSources(sources));
            }
            var read = Front.read(files, KernelApi.path(), errors);
            var owned =
                    read.filter(each -> holds(new NoRecursion(), each, errors))
                            .map(each -> Evaluation.evaluate(each, errors))
                            .filter(_ -> errors.isEmpty())
                            .map(each -> Ownership.decide(each, errors))
                            .filter(_ -> errors.isEmpty());
            var module = owned.map(Inference::infer).filter(each -> hold(each, errors));
            return new Compilation(
                    List.copyOf(errors),
                    module,
                    module.map(ModuleEmitter::emit),
                    unchecked(errors, read.isPresent(), owned.isPresent()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What the errors kept from being looked at: a phase needs those before it.
    private static Optional<String> unchecked(
            List<Diagnostic> errors, boolean isRead, boolean isOwned) {
        if (errors.isEmpty() || isOwned) {
            return Optional.empty();
        }
        boolean isJava = errors.stream().noneMatch(each -> each.rule() == Rule.JAVA);
        return Optional.of(
                (isJava ? "" : "what Kernel Java has, ")
                        + (isRead ? "" : "recursion, ownership, ")
                        + "sleeping, races, locks, phases");
    }

    private static boolean hold(Module module, List<Diagnostic> errors) {
        CHECKS.forEach(check -> holds(check, module, errors));
        return errors.isEmpty();
    }

    private static boolean holds(Check check, Module module, List<Diagnostic> errors) {
        var found = check.check(module);
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
