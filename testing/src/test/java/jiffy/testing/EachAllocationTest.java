// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.lab.LogEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/// Every allocation of every call of a module fails once, and who forgets that is told. Our own
/// modules are tried with the system property `jiffy.modules=all`.
class EachAllocationTest {
    private static final String KERNEL = "uml-sanitizer";
    private static final String CARELESS = "/proc/careless";

    /// Where the kernel itself loses the name of a slab cache that it could not make
    /// (`mm/slub.c`).
    private static final String KERNELS_OWN = "sysfs_slab_add+";

    private static final Fixtures FIXTURES = new Fixtures();

    @AfterAll
    static void closeMachines() {
        FIXTURES.close();
    }

    /// @param files that can be read
    /// @param writable one that `text` can be written to, if it is not empty
    record Example(String module, List<String> files, String writable, String text) {
        static Example of(String module, String... files) {
            return new Example(module, List.of(files), "", "");
        }

        static Example writing(String module, String writable, String text, String... files) {
            return new Example(module, List.of(files), writable, text);
        }

        @Override
        public String toString() {
            return module;
        }
    }

    static Stream<Example> examples() {
        var words =
                Example.writing(
                        "words",
                        "/proc/words/text",
                        "one two",
                        "/proc/words/counts",
                        "/proc/words/recent");
        var others =
                Stream.of(
                        Example.of("hello"),
                        Example.of("lists"),
                        Example.writing("locking", "/proc/locking", "7"),
                        Example.of("logs"),
                        Example.of("memory"),
                        Example.of("mp1", "/proc/mp1/status"),
                        Example.of("params"),
                        Example.writing(
                                "procfile", "/proc/procfile/note", "tea", "/proc/procfile/note"),
                        Example.of("seqfile", "/proc/seqfile"),
                        Example.of("timers"),
                        Example.of("works"));
        return Stream.concat(Stream.of(words), others);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "jiffy.modules", matches = "all")
    @MethodSource("examples")
    void ofAModule(Example example) throws Exception {
        var kernel = FIXTURES.kernelWithExample(KERNEL, example.module());
        int loading = loading(kernel);
        assertThat(loading).isGreaterThan(50);
        kernel.load();
        int calls = 0;
        for (var file : example.files()) calls += reading(kernel, file);
        if (!example.writable().isEmpty()) calls += writing(kernel, example);
        int unloading = unloading(kernel);
        System.out.printf(
                "%s: %d allocations failed, %d of them at loading, %d at unloading%n",
                example, loading + calls + unloading, loading, unloading);
        assertThat(faults(kernel)).isEmpty();
        assertThat(lost(kernel)).isEmpty();
    }

    private static int loading(VmKernel kernel) {
        return kernel.failEachAllocation(
                kernel::load,
                done -> {
                    assertThat(kernel.isLoaded()).isEqualTo(done);
                    if (done) kernel.unload();
                });
    }

    private static int reading(VmKernel kernel, String file) {
        var text = kernel.read(file);
        return kernel.failEachAllocation(
                () -> assertThat(kernel.read(file)).isEqualTo(text),
                _ -> assertThat(kernel.read(file)).isEqualTo(text));
    }

    private static int writing(VmKernel kernel, Example example) {
        return kernel.failEachAllocation(
                () -> kernel.write(example.writable(), example.text()),
                _ -> kernel.write(example.writable(), example.text()));
    }

    private static int unloading(VmKernel kernel) {
        int count =
                kernel.failEachAllocation(
                        kernel::unload,
                        done -> {
                            assertThat(kernel.isLoaded()).isNotEqualTo(done);
                            if (done) kernel.load();
                        });
        kernel.unload();
        return count;
    }

    /// But for what is said of lost memory, which [#lost] judges.
    private static List<LogEntry> faults(VmKernel kernel) {
        return kernel.log().verdict(kernel.module()).faults().stream()
                .filter(each -> !each.text().startsWith("kmemleak: "))
                .filter(each -> !each.text().contains("allocation fail"))
                .toList();
    }

    private static String lost(VmKernel kernel) {
        return Stream.of(kernel.vm().findLeaks().split("(?m)^(?=unreferenced object)"))
                .filter(Predicate.not(String::isBlank))
                .filter(each -> !each.contains(KERNELS_OWN))
                .collect(Collectors.joining());
    }

    private static int carelessWalk(VmKernel kernel, String mistake) {
        return kernel.failEachAllocation(
                () -> kernel.write(CARELESS, "text"),
                done -> {
                    assertThat(kernel.read(CARELESS))
                            .as("what was refused")
                            .isEqualTo(done ? "text" : "");
                    if (done) kernel.unload();
                    if (done) kernel.load("mistake=" + mistake);
                });
    }

    @Test
    void aWrongErrnoIsTold() throws Exception {
        var kernel = FIXTURES.kernelWithC(KERNEL, "careless");
        kernel.load("mistake=errno");
        assertThatThrownBy(() -> carelessWalk(kernel, "errno"))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)allocation \\d+ failed, and then: .*Input/output error.*");
        kernel.unload();
    }

    @Test
    void whereAKernelCannotTheTestIsAborted() throws Exception {
        var kernel = FIXTURES.kernelWithC("6.1-cloud-amd64", "careless");
        kernel.load();
        assertThatThrownBy(() -> carelessWalk(kernel, "none"))
                .isInstanceOf(TestAbortedException.class);
        kernel.unload();
    }
}
