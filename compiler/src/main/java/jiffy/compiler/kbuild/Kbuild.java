// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.kbuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.compiler.Compilation;

/// Builds a module's C against the headers of a kernel.
public final class Kbuild {
    private static final Pattern WARNING = Pattern.compile("(?m)^.*\\bwarning: .*$|^WARNING: .*$");

    /// What no path of a compiled module may reach: these end the machine, not the call.
    private static final Set<String> FORBIDDEN =
            Set.of("fortify_panic", "__fortify_panic", "panic", "BUG", "usercopy_abort");

    private Kbuild() {}

    /// What a build made.
    ///
    /// @param ko the module
    /// @param warnings of compiler and modpost; none, for C that we emit
    public record Built(Path ko, List<String> warnings) {}

    /// Builds `NAME.ko` into a folder; its C and what kbuild makes of it stay in a folder there,
    /// named after the kernel.
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
        prepare(work, name, compilation, flags);
        String log = make(work, headers);
        var built = work.resolve(name + ".ko");
        checkSymbols(built);
        Files.createDirectories(out);
        var ko = out.resolve(name + ".ko");
        var temporary = Files.createTempFile(out, name, ".ko.part");
        Files.copy(built, temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(temporary, ko, StandardCopyOption.ATOMIC_MOVE);
        return new Built(ko, warnings(log));
    }

    /// kbuild cannot live in a folder with a space or a colon in its path.
    private static Path workFolder(Path out, Path headers) throws IOException {
        var folder = out.resolve("kbuild-" + headers.toAbsolutePath().getFileName());
        if (Pattern.compile("[\\s:$#]").matcher(folder.toString()).find()) {
            return Files.createTempDirectory("jiffy-kbuild");
        }
        return Files.createDirectories(folder);
    }

    private static void prepare(Path work, String name, Compilation compilation, List<String> flags)
            throws IOException {
        var text = compilation.c().orElseThrow();
        write(work.resolve(name + ".c"), text.withLines(name + ".c"));
        write(work.resolve("jiffy.h"), runtimeHeader());
        var roots =
                compilation.module().orElseThrow().methods().values().stream()
                        .map(each -> each.span().file().getParent())
                        .distinct()
                        .map(each -> "ccflags-y += -fmacro-prefix-map=" + each + "/=\n")
                        .collect(Collectors.joining());
        write(work.resolve("Kbuild"), "obj-m := " + name + ".o\n" + roots + cflags(flags));
    }

    private static String cflags(List<String> flags) {
        return flags.stream()
                .map(each -> "ccflags-y += " + each + "\n")
                .collect(Collectors.joining());
    }

    /// Writes a file if it says something new: make looks at times.
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /// The runtime header that every module's C includes.
    public static String runtimeHeader() {
        try (var resource =
                Compilation.class.getResourceAsStream("/jiffy/compiler/runtime/jiffy.h")) {
            return new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
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
                            .redirectOutput(log.toFile())
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .start();
        } catch (IOException missing) {
            throw new BuildFailure(
                    "cannot run make ("
                            + missing.getMessage()
                            + "): install it with `apt-get install make gcc`");
        }
        int code = process.waitFor();
        String text = Files.readString(log);
        if (code != 0) {
            throw new BuildFailure(
                    "the kernel's build failed; its log is " + log + "\n" + errors(text));
        }
        return text;
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
