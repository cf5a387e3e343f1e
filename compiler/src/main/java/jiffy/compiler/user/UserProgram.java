// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jiffy.compiler.Compilation;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.kbuild.Kbuild;

/// Builds a module's C as a program that runs without a kernel, under the address and undefined
/// behaviour sanitizers.
///
/// The program loads the module and unloads it: `NAME [--fail-allocation=N] [PARAMETER=VALUE]...`.
/// Its standard output is the log, each line with its level before it as in `/dev/kmsg`; it ends
/// with 0, or with the errno that loading ended with, or is stopped by a sanitizer, a lock that is
/// still held or memory that was not given back.
public final class UserProgram {
    private static final String RESOURCES = "/jiffy/compiler/user/";

    /// The kernel headers that have a counterpart.
    static final List<String> HEADERS =
            List.of(
                    "linux/bitops.h",
                    "linux/bug.h",
                    "linux/cleanup.h",
                    "linux/compiler.h",
                    "linux/errno.h",
                    "linux/limits.h",
                    "linux/list.h",
                    "linux/math.h",
                    "linux/minmax.h",
                    "linux/mm.h",
                    "linux/module.h",
                    "linux/moduleparam.h",
                    "linux/mutex.h",
                    "linux/overflow.h",
                    "linux/printk.h",
                    "linux/ratelimit.h",
                    "linux/refcount.h",
                    "linux/sched.h",
                    "linux/slab.h",
                    "linux/spinlock.h",
                    "linux/string.h",
                    "linux/swab.h",
                    "linux/types.h");

    /// The dialect of C that kbuild asks for (wrap-around, no type-based aliasing), its warnings of
    /// `W=1`, and what finds a program's mistakes when they happen.
    private static final List<String> FLAGS =
            List.of(
                    "-std=gnu11 -g1 -fno-strict-aliasing -fno-strict-overflow -fno-common",
                    "-fno-delete-null-pointer-checks -Wall -Wextra -Wundef -Wstrict-prototypes",
                    "-Wmissing-declarations -Wmissing-prototypes -Wold-style-definition -Wvla",
                    "-Wunused-const-variable -Wimplicit-fallthrough=5 -Wjump-misses-init",
                    "-Wno-unused-parameter -Wno-missing-field-initializers -Wno-sign-compare",
                    "-Wno-type-limits -Wno-shift-negative-value -Wno-maybe-uninitialized",
                    "-Wno-address-of-packed-member -Wno-pointer-sign -Wno-switch-unreachable",
                    "-Wno-trigraphs -Wno-format-overflow",
                    "-fsanitize=address,undefined -fno-sanitize-recover=all");

    private UserProgram() {}

    /// What a build made.
    ///
    /// @param program to be run
    /// @param warnings of the C compiler; none, for C that we emit
    public record Built(Path program, List<String> warnings) {}

    /// Builds a module, optimised, into a folder.
    ///
    /// @param compilation one without errors
    /// @param folder where the program, its C and its headers go; made if it is not there
    /// @throws BuildFailure if the module needs a kernel, or gcc fails, with its first errors
    public static Built build(Compilation compilation, Path folder)
            throws IOException, InterruptedException, BuildFailure {
        var module = compilation.module().orElseThrow();
        Needs.refuse(module);
        String name = module.metadata().name();
        var c = compilation.c().orElseThrow().withLines(name + ".c");
        return build(name, c, folder, List.of("-O2"));
    }

    /// Builds C that was emitted with line directives.
    ///
    /// @param name of module, program and file
    /// @param flags more of them for gcc
    public static Built build(String name, String c, Path folder, List<String> flags)
            throws IOException, InterruptedException, BuildFailure {
        prepare(folder);
        var source = Files.writeString(folder.resolve(name + ".c"), c);
        var program = folder.resolve(name);
        var command = command(name, flags);
        command.addAll(List.of("-I.", "-o", program.getFileName().toString()));
        command.addAll(List.of("user.c", source.getFileName().toString()));
        return new Built(program, warnings(gcc(command, folder)));
    }

    private static List<String> command(String name, List<String> flags) {
        var command = new ArrayList<String>();
        command.add("gcc");
        FLAGS.forEach(line -> command.addAll(List.of(line.split(" "))));
        command.add("-DKBUILD_MODNAME=\"" + name + "\"");
        command.addAll(flags);
        return command;
    }

    /// Puts into a folder what a program is made of besides its module: `linux/*.h`, `jiffy.h`, and
    /// `user.c` with `main`.
    public static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("linux"));
        for (var header : HEADERS) {
            write(folder.resolve(header), resource(header));
        }
        write(folder.resolve("user.c"), resource("user.c"));
        write(folder.resolve("jiffy.h"), Kbuild.runtimeHeader());
    }

    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, text);
        }
    }

    private static String resource(String name) {
        try (var resource = UserProgram.class.getResourceAsStream(RESOURCES + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String gcc(List<String> command, Path folder)
            throws IOException, InterruptedException, BuildFailure {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException missing) {
            throw new BuildFailure(
                    "cannot run gcc ("
                            + missing.getMessage()
                            + "): install it with `apt-get install gcc`");
        }
        process.getOutputStream().close();
        var log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new BuildFailure("gcc failed in " + folder + "\n" + errors(log));
        }
        return log;
    }

    private static String errors(String log) {
        return log.lines()
                .filter(line -> line.contains("error:") || line.contains("undefined reference"))
                .limit(10)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> warnings(String log) {
        return log.lines().filter(line -> line.contains("warning:")).toList();
    }
}
