// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.kbuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.compiler.Compilation;

/// Builds a module's C against the headers of a kernel.
public final class Kbuild {
    private static final Pattern WARNING = Pattern.compile("(?m)^.*\\bwarning: .*$|^WARNING: .*$");

    /// What no path of a compiled module may reach: these end the machine, not the call.
    private static final Set<String> FORBIDDEN =
            Set.of("fortify_panic", "__fortify_panic", "panic", "BUG", "usercopy_abort");

    /// Makes gcc write the size of each function's frame, and who calls whom, beside the object;
    /// and keep functions apart that do the same, since they may run in different contexts.
    private static final String FRAMES =
            "ccflags-y += $(call cc-option,-fcallgraph-info=su) -fno-ipa-icf\n";

    /// What the kernel's structures have, as fixes bring it to some releases of a version.
    private static final String FIELDS =
            "ccflags-y += $(if $(shell grep -sw user_dumpable $(srctree)/include/linux/sched.h),"
                    + "-DJIFFY_USER_DUMPABLE)\n";

    private Kbuild() {}

    /// What a build made.
    ///
    /// @param ko the module
    /// @param warnings of compiler and modpost; none, for C that we emit
    /// @param stack what is on the stack at most, for each function that the kernel calls; none
    ///     for a kernel with larger frames ([StackDepth])
    public record Built(Path ko, List<String> warnings, List<StackDepth> stack) {}

    /// Builds `NAME.ko` into a folder; its C and what kbuild makes of it stay in a folder there,
    /// named after the kernel. Another build there is waited for.
    ///
    /// @param compilation one without errors
    /// @param headers the kernel's build folder, as `/lib/modules/…/build` is one
    /// @param out where the `.ko` goes; made if it is not there
    /// @throws BuildFailure if `make` fails, with the compiler's first errors
    public static Built build(Compilation compilation, Path headers, Path out)
            throws IOException, InterruptedException, BuildFailure {
        return build(compilation, headers, out, List.of());
    }

    /// The same, with more flags for the C compiler.
    public static Built build(Compilation compilation, Path headers, Path out, List<String> flags)
            throws IOException, InterruptedException, BuildFailure {
        if (!Files.isRegularFile(headers.resolve("Makefile"))) {
            throw new BuildFailure(
                    "no kernel headers in " + headers + ": `jiffy kernel get` fetches them");
        }
        String name = compilation.module().orElseThrow().metadata().name();
        var work = workFolder(out.toAbsolutePath(), headers);
        try (var _ = FolderLock.of(work)) {
            return build(compilation, name, headers, work, out, flags);
        }
    }

    private static Built build(
            Compilation compilation,
            String name,
            Path headers,
            Path work,
            Path out,
            List<String> flags)
            throws IOException, InterruptedException, BuildFailure {
        prepare(work, name, compilation, flags);
        String log = make(work, headers);
        var built = work.resolve(name + ".ko");
        checkSymbols(built);
        var stack = stack(compilation, headers, work.resolve(name + ".ci"));
        return new Built(publish(built, Files.createDirectories(out)), warnings(log), stack);
    }

    private static List<StackDepth> stack(Compilation compilation, Path headers, Path graph)
            throws IOException, BuildFailure {
        var config = headers.resolve("include/config/auto.conf");
        if (Files.exists(config) && StackDepth.isExempt(Files.readString(config))) {
            return List.of();
        }
        if (!Files.exists(graph)) {
            throw new BuildFailure(
                    "the C compiler does not say how large its frames are: gcc 10 or newer is"
                            + " needed");
        }
        var depths =
                StackDepth.of(
                        StackGraph.parse(Files.readString(graph)),
                        compilation.functions().orElseThrow());
        var errors = depths.stream().flatMap(each -> each.error().stream()).toList();
        if (!errors.isEmpty()) {
            throw new BuildFailure(errors);
        }
        return depths;
    }

    /// Puts a file into a folder whole or not at all.
    private static Path publish(Path file, Path folder) throws IOException {
        var place = folder.resolve(file.getFileName());
        var temporary = Files.createTempFile(folder, file.getFileName() + "-", ".part");
        try {
            Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// kbuild cannot live in a folder with a space, a colon or a backslash in its path.
    private static Path workFolder(Path out, Path headers) throws IOException {
        var folder = out.resolve("kbuild-" + headers.toAbsolutePath().getFileName());
        if (Pattern.compile("[^\\w/.+@,-]").matcher(folder.toString()).find()) {
            return Files.createTempDirectory("jiffy-kbuild");
        }
        return Files.createDirectories(folder);
    }

    private static void prepare(Path work, String name, Compilation compilation, List<String> flags)
            throws IOException {
        var text = compilation.c().orElseThrow();
        var c = work.resolve(name + ".c");
        write(c, text.withLines(c.toString()));
        write(work.resolve("jiffy.h"), runtimeHeader());
        var sources =
                compilation.module().orElseThrow().methods().values().stream()
                        .map(each -> each.span().file().getParent());
        var roots =
                Stream.concat(sources, Stream.of(work))
                        .distinct()
                        .map(each -> "ccflags-y += " + word("-fmacro-prefix-map=" + each + "/="))
                        .map(each -> each + "\n")
                        .collect(Collectors.joining());
        write(
                work.resolve("Kbuild"),
                "obj-m := " + name + ".o\n" + roots + FRAMES + FIELDS + cflags(flags));
    }

    /// One word for the shell that runs what stands in a makefile, whatever characters it has.
    private static String word(String text) {
        var quoted = "'" + text.replace("'", "'\\''") + "'";
        return quoted.replace("$", "$$").replace("#", "\\#");
    }

    private static String cflags(List<String> flags) {
        return flags.stream()
                .map(each -> "ccflags-y += " + each + "\n")
                .collect(Collectors.joining());
    }

    /// Writes a file if it says something new: make looks at times. One that was cut short, perhaps
    /// within a character, is new.
    private static void write(Path file, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Files.write(file, bytes);
        }
    }

    /// The runtime header that every module's C includes.
    public static String runtimeHeader() {
        try (var resource =
                Compilation.class.getResourceAsStream("/jiffy/compiler/runtime/jiffy.h")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String make(Path work, Path headers)
            throws IOException, InterruptedException, BuildFailure {
        var log = work.resolve("make.log");
        Process process;
        try {
            process =
                    new ProcessBuilder(
                                    "make",
                                    "-C",
                                    headers.toString(),
                                    "M=" + work,
                                    "W=1",
                                    "CONFIG_DEBUG_INFO_BTF_MODULES=",
                                    "modules")
                            .redirectErrorStream(true)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .start();
        } catch (IOException missing) {
            throw new BuildFailure(
                    "cannot run make ("
                            + missing.getMessage()
                            + "): install it with `apt-get install make gcc`");
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new BuildFailure("the kernel's build failed" + kept(text, log) + errors(text));
        }
        return text;
    }

    /// Keeps what a failed build said. The log comes through a pipe, since a full disk has no room
    /// for the line that says so.
    private static String kept(String text, Path log) {
        try {
            Files.writeString(log, text);
            return "; its log is " + log + "\n";
        } catch (IOException full) {
            return " in " + log.getParent() + "\n";
        }
    }

    /// The lines of a build log that say what failed.
    static String errors(String log) {
        var errors =
                log.lines()
                        .filter(line ->
                                line.contains("error:")
                                        || line.contains("ERROR:")
                                        || line.contains("***")
                                        || line.contains("No space left"))
                        .limit(10)
                        .collect(Collectors.joining("\n"));
        return errors.isEmpty() ? log.lines().limit(20).collect(Collectors.joining("\n")) : errors;
    }

    /// The warnings in a build log.
    static List<String> warnings(String log) {
        return WARNING.matcher(log).results().map(each -> each.group()).toList();
    }

    private static void checkSymbols(Path ko)
            throws IOException, InterruptedException, BuildFailure {
        var process = new ProcessBuilder("nm", "-u", ko.toString()).start();
        String text = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        var found =
                text.lines()
                        .map(line -> line.replaceAll("^\\s*U\\s+", "").strip())
                        .filter(FORBIDDEN::contains)
                        .toList();
        if (!found.isEmpty()) {
            throw new BuildFailure(
                    "the module could reach "
                            + String.join(", ", found)
                            + ", which stops the machine; this is a bug of the compiler");
        }
    }
}
