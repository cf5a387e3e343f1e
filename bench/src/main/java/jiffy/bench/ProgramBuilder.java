// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jiffy.compiler.user.UserProgram;
import jiffy.lab.host.Cache;
import jiffy.lab.host.HostProgram;

/// Builds the integer programs: modules without a kernel, with the kernel's flags.
///
/// @param bench the folder of the benchmarks
record ProgramBuilder(Path bench) {
    /// What kbuild of Linux 6.12 tells gcc for Debian's configuration and this processor, as far
    /// as a program can have it: no code model of the kernel, no tracing, no stack of 8 bytes.
    private static final List<String> FLAGS =
            List.of(
                    "-std=gnu11 -O2 -g1 -fshort-wchar -funsigned-char -fno-common -fno-pie",
                    "-fno-strict-aliasing -fno-strict-overflow -fno-delete-null-pointer-checks",
                    "-fno-allow-store-data-races -fno-asynchronous-unwind-tables -fconserve-stack",
                    "-fstack-protector-strong -ftrivial-auto-var-init=zero",
                    "-fno-stack-clash-protection",
                    "-mno-sse -mno-mmx -mno-sse2 -mno-3dnow -mno-avx -mno-80387 -mno-fp-ret-in-387",
                    "-m64 -mtune=generic -mno-red-zone -mskip-rax-setup",
                    "-falign-jumps=1 -falign-loops=1",
                    "-mindirect-branch=thunk -mindirect-branch-register -fno-jump-tables",
                    "-mharden-sls=all -fcf-protection=branch -Wall");

    private static final String JAVA = "src/main/java/jiffy/bench/programs";

    /// The program as it was written in C.
    Path byHand(String name) {
        return build(name, "by-hand", bench.resolve("programs").resolve(name + ".c"));
    }

    /// The program as our compiler emits it.
    Path emitted(String name) {
        var java = bench.resolve(JAVA);
        var main = Character.toUpperCase(name.charAt(0)) + name.substring(1) + ".java";
        var compilation =
                Workshop.compile(List.of(java.resolve(main), java.resolve("Random.java")));
        var c = folder("emitted").resolve(name + ".c");
        try {
            Files.writeString(c, compilation.c().orElseThrow().withLines(name + ".c"));
        } catch (IOException e) {
            throw Cache.failure("cannot write " + c, e);
        }
        return build(name, "emitted", c);
    }

    private Path build(String name, String form, Path source) {
        var folder = folder(form);
        var program = folder.resolve(name);
        gcc(folder, "user.c", List.of("-O2", "-fno-pie"));
        gcc(folder, bench.resolve("programs/clock.c").toString(), List.of("-O2", "-fno-pie"));
        var flags = new ArrayList<String>();
        FLAGS.forEach(line -> flags.addAll(List.of(line.split(" "))));
        flags.add("-DKBUILD_MODNAME=\"" + name + "\"");
        flags.addAll(List.of("-I" + bench.resolve("programs"), "-o", program + ".o"));
        gcc(folder, source.toString(), flags);
        var link = new ArrayList<>(List.of("gcc", "-no-pie", "-Wl,--wrap=jiffy_user_printk"));
        link.addAll(List.of("-o", name, name + ".o", "user.o", "clock.o"));
        run(folder, link);
        return program;
    }

    private Path folder(String form) {
        var folder = bench.resolve("target/programs").resolve(form);
        try {
            UserProgram.prepare(folder);
        } catch (IOException e) {
            throw Cache.failure("cannot fill " + folder, e);
        }
        return folder;
    }

    private static void gcc(Path folder, String source, List<String> flags) {
        var command = new ArrayList<>(List.of("gcc", "-c", "-I."));
        command.addAll(flags);
        command.add(source);
        run(folder, command);
    }

    private static void run(Path folder, List<String> command) {
        var all = new ArrayList<>(List.of("env", "-C", folder.toString()));
        all.addAll(command);
        HostProgram.of(all).run().orThrow();
    }
}
