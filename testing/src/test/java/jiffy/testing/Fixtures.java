// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jiffy.compiler.Compiler;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.Kernel;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;

/// The modules in `src/test/modules`, each a folder with one class, in machines that they share.
final class Fixtures implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/test/modules");

    /// Test classes that run at the same time build in folders of their own.
    static final Path TARGET =
            Path.of("target", "fork-" + System.getProperty("surefire.forkNumber", "1"));

    private static final Path BUILT = TARGET.resolve("modules");

    private final Lab lab = Lab.open(Progress.silent());
    private final Map<KernelName, Vm> machines = new ConcurrentHashMap<>();

    /// A kernel for a test, and the module's file in it.
    VmKernel kernel(String release, String module) throws Exception {
        return kernel(release, ko(KernelName.parse(release), module));
    }

    /// A kernel for a test, and a module's file in it.
    VmKernel kernel(String release, Path ko) throws Exception {
        var name = KernelName.parse(release);
        var machine = machines.computeIfAbsent(name, this::boot);
        return VmKernel.begin(name, machine, ko);
    }

    /// A kernel for a test, and in it the file of one of the modules of `modules/`.
    VmKernel kernelWithExample(String release, String module) throws Exception {
        var kernel = lab.kernels().get(KernelName.parse(release), Progress.silent());
        var source = Path.of("../modules").resolve(module);
        var ko = build(kernel, source, BUILT.resolve("example-" + module), List.of());
        return kernel(release, ko);
    }

    /// A kernel for a test, and in it the file of a module in C.
    VmKernel kernelWithC(String release, String module) throws Exception {
        var kernel = lab.kernels().get(KernelName.parse(release), Progress.silent());
        return kernel(
                release, CBuilder.build(module, TARGET.toAbsolutePath(), kernel, lab.tools()));
    }

    /// The headers of a kernel.
    Path headers(String release) {
        return lab.kernels().get(KernelName.parse(release), Progress.silent()).headers();
    }

    private Vm boot(KernelName name) {
        return lab.boot(
                VmOptions.DEFAULT.kernel(name).withoutJava().clock(VmOptions.Clock.VIRTUAL));
    }

    private Path ko(KernelName name, String module) throws Exception {
        return build(lab.kernels().get(name, Progress.silent()), module, List.of());
    }

    /// The files of a module.
    static List<Path> sources(String module) {
        try (var files = Files.list(SOURCES.resolve(module))) {
            return files.filter(each -> each.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Builds a module with more flags for the C compiler.
    static Path build(Kernel kernel, String module, List<String> flags) throws Exception {
        return build(kernel, SOURCES.resolve(module), BUILT.resolve(module), flags);
    }

    private static Path build(Kernel kernel, Path module, Path folder, List<String> flags)
            throws Exception {
        var compilation = Compiler.compile(List.of(module));
        assertThat(compilation.diagnostics()).isEmpty();
        var out = folder.resolve(kernel.release()).toAbsolutePath();
        var built = Kbuild.build(compilation, kernel.headers(), out, flags);
        assertThat(built.warnings()).isEmpty();
        return built.ko();
    }

    /// The number of the line of a module that has this comment at its end.
    static int line(String module, String file, String comment) {
        try {
            var lines = Files.readAllLines(SOURCES.resolve(module).resolve(file));
            for (var number = 1; number <= lines.size(); number++) {
                if (lines.get(number - 1).endsWith("// " + comment)) {
                    return number;
                }
            }
            throw new AssertionError("no line of " + file + " ends in // " + comment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        machines.values().forEach(Vm::close);
    }
}
