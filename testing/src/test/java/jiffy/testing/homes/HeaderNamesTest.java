// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.Kernel;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.host.HostProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The compiler knows which names the kernel's headers take: every one that it may include. With
/// `-Dbless=true` the names of all kernels are written down.
class HeaderNamesTest {
    private static final Path LIST =
            Path.of("../compiler/src/main/resources/jiffy/compiler/emit/kernel-names.txt");
    private static final List<Path> BINDINGS =
            List.of(Path.of("../kernel-api/src/main/java"), Path.of("../compiler/src/main/java"));
    private static final Pattern HEADER = Pattern.compile("\"((?:linux|asm|net)/[\\w/.-]+\\.h)\"");

    @TempDir Path folder;

    @Test
    void macrosFunctionsTypesConstantsAndTagsAreTold() {
        var names =
                HeaderNames.of(
                        """
                        #define upper 1
                        #define with_arguments(x) ((x) + inner)
                        #define UPPER 2
                        # 1 "file.h"
                        typedef struct { int member; } type;
                        typedef void (*callback)(struct tag *argument);
                        enum color { red, green = (1 + 2), blue };
                        static inline int function(int argument) { int local = 'a'; return local; }
                        extern const char *variable;
                        """);

        assertThat(names.toString())
                .isEqualTo(
                        "{blue=[o], callback=[o], color=[t], function=[o], green=[o], red=[o],"
                                + " tag=[t], type=[o], upper=[m], variable=[o],"
                                + " with_arguments=[f]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
    void everyNameOfTheHeadersIsKnown(String name) throws IOException {
        if (Boolean.getBoolean("bless")) {
            bless();
        }
        var known = known();

        var missing = new TreeMap<>(names(kernel(KernelName.parse(name))));
        missing.entrySet()
                .removeIf(each ->
                        known.getOrDefault(each.getKey(), Set.of()).containsAll(each.getValue()));

        assertThat(missing).as("run with -Dbless=true to add them").isEmpty();
    }

    private static Map<String, Set<Character>> known() throws IOException {
        return Files.readAllLines(LIST).stream()
                .map(each -> each.split(" "))
                .collect(
                        Collectors.toMap(
                                each -> each[0],
                                each ->
                                        each[1].chars()
                                                .mapToObj(kind -> (char) kind)
                                                .collect(Collectors.toSet())));
    }

    private void bless() throws IOException {
        var all = new TreeMap<String, Set<Character>>();
        for (var kernel : KernelName.all()) {
            names(kernel(kernel))
                    .forEach((name, kinds) ->
                            all.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(kinds));
        }
        var lines = all.entrySet().stream().map(HeaderNamesTest::line).sorted().toList();
        Files.writeString(LIST, String.join("\n", lines) + "\n");
    }

    private static String line(Map.Entry<String, Set<Character>> name) {
        var kinds = name.getValue().stream().map(String::valueOf).collect(Collectors.joining());
        return name.getKey() + " " + kinds;
    }

    private static Kernel kernel(KernelName name) {
        return Lab.open(System.err::println).kernels().get(name, System.err::println);
    }

    /// The names in all headers that emitted C can include, but for the runtime's own.
    private Map<String, Set<Character>> names(Kernel kernel) throws IOException {
        var work = Files.createTempDirectory(folder, "headers");
        var includes =
                headers().stream()
                        .map(each -> "#include <" + each + ">\n")
                        .collect(Collectors.joining());
        Files.writeString(
                work.resolve("all.c"),
                includes
                        + "#define JIFFY_FILE 0\nstatic const char *const jiffy_files[] = { 0 };\n"
                        + "#include \"jiffy.h\"\n");
        Files.writeString(work.resolve("jiffy.h"), Kbuild.runtimeHeader());
        Files.writeString(work.resolve("Kbuild"), "obj-m := all.o\nccflags-y += -dD\n");
        HostProgram.of(List.of("make", "-C", kernel.headers().toString(), "M=" + work, "all.i"))
                .limit(Duration.ofMinutes(2))
                .run()
                .orThrow();
        var names = new TreeMap<>(HeaderNames.of(Files.readString(work.resolve("all.i"))));
        names.keySet().removeIf(each -> each.startsWith("jiffy"));
        return names;
    }

    private static Set<String> headers() throws IOException {
        var headers = new TreeSet<String>();
        for (var root : BINDINGS) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    HEADER.matcher(Files.readString(file))
                            .results()
                            .forEach(each -> headers.add(each.group(1)));
                }
            }
        }
        return headers;
    }
}
