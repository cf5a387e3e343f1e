// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.linux.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of the lecture's C and our Java: complete, and every Java name exists.
class LectureTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Map<String, Class<?>> API = api();

    /// A row of a table.
    private record Row(String c, String java, String remark) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Terminal.home().resolve("docs/lecture.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> line.split(" *\\| *", -1))
                .filter(cells -> cells.length == 5)
                .map(cells -> new Row(cells[1], cells[2], cells[3]))
                .toList();
    }

    static Stream<String> javaNames() throws IOException {
        return rows().stream().flatMap(row -> code(row.java())).distinct();
    }

    private static Stream<String> code(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1));
    }

    /// The public classes of the kernel API by name; nested ones with that of the outer in front.
    private static Map<String, Class<?>> api() {
        var classes =
                files().filter(name -> name.endsWith(".class") && !name.contains("-info"))
                        .map(name -> name.replaceFirst("^/", "").replace(".class", ""))
                        .map(name -> load(name.replace('/', '.')));
        return Stream.concat(classes, Stream.of(AutoCloseable.class))
                .filter(each -> java.lang.reflect.Modifier.isPublic(each.getModifiers()))
                .collect(Collectors.toMap(LectureTest::name, Function.identity()));
    }

    private static Stream<String> files() {
        try {
            var place = Kernel.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            var path = Path.of(place);
            var root =
                    Files.isDirectory(path)
                            ? path
                            : FileSystems.newFileSystem(URI.create("jar:" + place), Map.of())
                                    .getPath("/");
            return Files.walk(root).map(file -> root.relativize(file).toString());
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Class<?> type) {
        return type.getCanonicalName().substring(type.getPackageName().length() + 1);
    }

    @ParameterizedTest
    @MethodSource("javaNames")
    void everyJavaNameIsOneOfTheApi(String name) {
        var dot = name.lastIndexOf('.');
        var owner = dot < 0 ? null : API.get(name.substring(0, dot));
        boolean isMember =
                owner != null
                        && Arrays.stream(owner.getMethods())
                                .anyMatch(
                                        method -> method.getName().equals(name.substring(dot + 1)));
        assertThat(API.containsKey(name) || isMember).as(name).isTrue();
    }

    /// What the lecture names, by the names of the kernel that it is about.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "printk",
                "KERN_ALERT",
                "module_init",
                "module_exit",
                "__init",
                "__exit",
                "MODULE_LICENSE",
                "Makefile",
                "insmod",
                "lsmod",
                "modinfo",
                "rmmod",
                "dmesg",
                "kmalloc",
                "kfree",
                "vmalloc",
                "GFP_KERNEL",
                "/proc/kallsyms",
                "proc_mkdir",
                "proc_create",
                "proc_dir_entry",
                "file_operations",
                "THIS_MODULE",
                "mp1_read",
                "mp1_write",
                "copy_from_user",
                "copy_to_user",
                "list_head",
                "my_cool_list",
                "LIST_HEAD",
                "list_add",
                "list_for_each_safe",
                "list_entry",
                "list_del",
                "list_for_each_entry",
                "list_empty",
                "msecs_to_jiffies",
                "jiffies_to_msecs",
                "timer_list",
                "setup_timer",
                "mod_timer",
                "del_timer",
                "init_timer",
                "TIMER_INITIALIZER",
                "add_timer",
                "INIT_WORK",
                "flush_workqueue",
                "destroy_workqueue",
                "queue_work",
                "workqueue_struct",
                "work_struct"
            })
    void everythingThatTheLectureNamesIsThere(String name) throws IOException {
        var word = Pattern.compile("(?<![\\w/])" + name + "\\b");
        assertThat(rows().stream().map(Row::c)).anyMatch(cell -> word.matcher(cell).find());
    }

    @Test
    void whatHasNoJavaNameSaysWhy() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.java() + row.remark()).as(row.c()).isNotBlank());
    }
}
