// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/library.md` lists every method of the mirror; `-Dbless=true` writes the list.
class MirrorPageTest {
    private static final Path PAGE = Path.of("../docs/library.md");
    private static final String MARK = "<!-- generated: MirrorPageTest -->\n";

    @Test
    void listsWhatThereIs() throws IOException {
        var text = Files.readString(PAGE);
        var expected = text.substring(0, text.indexOf(MARK)) + MARK + table();
        if (java.lang.Boolean.getBoolean("bless")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(text).isEqualTo(expected);
    }

    /// A row for each class, and for each name of a method the parameters that there are.
    private static String table() throws IOException {
        var rows = new TreeMap<String, Map<String, TreeSet<String>>>();
        try (var sources = Files.list(Path.of("src/main/java/jiffy/linux/jdk"))) {
            for (var source : sources.sorted().toList()) {
                collect(source.getFileName().toString().replace(".java", ""), rows);
            }
        }
        var table = new StringBuilder("\n| class | methods |\n| --- | --- |\n");
        rows.forEach((type, methods) ->
                table.append("| `%s` | %s |\n".formatted(type, methods(methods))));
        return table.toString();
    }

    private static void collect(String name, Map<String, Map<String, TreeSet<String>>> rows) {
        if (name.equals("package-info")) {
            return;
        }
        try {
            for (var method : Class.forName("jiffy.linux.jdk." + name).getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    rows.computeIfAbsent(original(name), _ -> new TreeMap<>())
                            .computeIfAbsent(method.getName(), _ -> new TreeSet<>())
                            .add(parameters(method));
                }
            }
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String original(String name) {
        if (name.endsWith("Arrays")) {
            return "java.util.Arrays";
        }
        return (name.equals("Objects") ? "java.util." : "java.lang.") + name;
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
    }

    private static String methods(Map<String, TreeSet<String>> methods) {
        return methods.entrySet().stream()
                .map(each ->
                        each.getValue().stream()
                                .map(parameters -> "`" + each.getKey() + "(" + parameters + ")`")
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
