// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import jiffy.compiler.diagnostic.DiagnosticText;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.Kernel;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.Cache;
import jiffy.lab.host.HostProgram;

/// Where the benchmarks' own programs and modules are built: `bench/target`.
///
/// @param sources the folder `bench`
record Workshop(Lab lab, Path sources, Progress progress) {

    /// Lets a table hold a key twice; see the runtime header.
    private static final List<String> DUPLICATES = List.of("-DJIFFY_BENCH_DUPLICATES");

    private static final List<String> KERNELS = List.of("6.1", "6.12");

    static Workshop open() {
        Progress progress = step -> System.err.println("bench: " + step);
        var lab = Lab.open(progress);
        lab.tools().require(progress, Tools.Tool.QEMU, Tools.Tool.GCC, Tools.Tool.MAKE);
        lab.tools().require(progress, Tools.Tool.SETPRIV);
        return new Workshop(lab, Path.of(System.getProperty("jiffy.bench", "bench")), progress);
    }

    /// The kernels that a benchmark runs in, if nothing else is asked for.
    List<Kernel> kernels() {
        return KERNELS.stream()
                .map(name -> lab.kernels().get(KernelName.parse(name), progress))
                .toList();
    }

    /// The kernel that a module was built for.
    Kernel kernelOf(ModuleFile module) {
        return lab.kernels().list().stream()
                .flatMap(each -> each.cached().stream())
                .filter(kernel -> kernel.release().equals(module.release()))
                .findFirst()
                .orElseThrow(() ->
                        LabException.withHelp(
                                "%s is for Linux %s, which is not in the lab's cache"
                                        .formatted(module.file(), module.release()),
                                "build it for a kernel of the lab"));
    }

    /// A folder for a run, emptied.
    Path folder(String name) {
        var folder = sources.resolve("target").resolve(name).toAbsolutePath();
        Cache.delete(folder);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw Cache.failure("cannot make " + folder, e);
        }
    }

    /// A static program from the C files of a folder.
    Path program(String name, Path folder) {
        progress.step("compiling " + name);
        var program = folder("programs").resolve(name);
        var command =
                new ArrayList<>(
                        List.of(
                                lab.tools().get(Tools.Tool.GCC).toString(),
                                "-O2",
                                "-Wall",
                                "-static",
                                "-pthread",
                                "-o",
                                program.toString()));
        try (var files = Files.newDirectoryStream(folder, "*.c")) {
            files.forEach(file -> command.add(file.toString()));
        } catch (IOException e) {
            throw Cache.failure("cannot list " + folder, e);
        }
        HostProgram.of(command).run().orThrow();
        return program;
    }

    /// Our own mp1, built for a kernel and for the benchmark.
    Path ours(Kernel kernel) {
        progress.step("building our own mp1 for Linux " + kernel.release());
        var out = folder("mp1-" + kernel.release());
        var source = out.resolve("mp1/Mp1.java");
        try {
            var real = Files.readString(sources.resolve("../modules/mp1/Mp1.java"));
            Files.createDirectories(source.getParent());
            Files.writeString(source, BenchSource.of(real));
            var built = Kbuild.build(compile(List.of(source)), kernel.headers(), out, DUPLICATES);
            return Files.move(built.ko(), out.resolve("mp1_bench.ko"));
        } catch (IOException e) {
            throw Cache.failure("cannot build " + source, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        } catch (BuildFailure e) {
            throw new LabException(e.getMessage(), e);
        }
    }

    /// What our compiler makes of the files of a module.
    static Compilation compile(List<Path> sources) {
        var compilation = Compiler.compile(sources);
        if (compilation.isGood()) return compilation;
        var text = new DiagnosticText(false);
        throw new LabException(
                compilation.diagnostics().stream()
                        .map(text::of)
                        .collect(Collectors.joining("\n", sources + " do not compile:\n", "")));
    }

    /// The yardstick, built for a kernel; the build for the benchmark has `_bench` in its name.
    Path yardstick(Kernel kernel, boolean bench) {
        progress.step("building the yardstick for Linux " + kernel.release());
        var out = sources.resolve("target/yardstick-" + kernel.release()).toAbsolutePath();
        HostProgram.of(
                        lab.tools().get(Tools.Tool.MAKE),
                        "-s",
                        "-C",
                        sources.resolve("yardstick").toString(),
                        "KDIR=" + kernel.headers(),
                        "OUT=" + out)
                .run()
                .orThrow();
        return out.resolve(bench ? "mp1_yardstick_bench.ko" : "mp1_yardstick.ko");
    }
}
