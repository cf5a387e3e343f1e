// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each mistake of a module is seen as a fault by a kernel that complains. Each has a machine of
/// its own: the kernel says some things only once.
class SanitizerTest {

    private static final Lab LAB = Lab.open(System.err::println);
    private static final KernelName KERNEL = KernelName.parse("uml-sanitizer");
    private static final VmOptions OPTIONS =
            VmOptions.DEFAULT.kernel(KERNEL).withoutJava().clock(VmOptions.Clock.VIRTUAL);

    @TempDir static Path folder;
    private static Path ko;

    @BeforeAll
    static void build() throws Exception {
        var kernel = LAB.kernels().get(KERNEL, Progress.silent());
        try (var source = SanitizerTest.class.getResourceAsStream("mistakes.c")) {
            ko = Modules.build(kernel, LAB.tools(), folder, "mistakes", source.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "use-after-free, BUG: KASAN: slab-use-after-free in use_after_free",
        "out-of-bounds, BUG: KASAN: slab-out-of-bounds in out_of_bounds",
        "double-free, BUG: KASAN: double-free in double_free",
        "index, UBSAN: array-index-out-of-bounds in ",
        "shift, UBSAN: shift-out-of-bounds in ",
        "sleep-in-timer, BUG: sleeping function called from invalid context",
        "wait-under-spinlock, BUG: sleeping function called from invalid context",
        "lock-inversion, WARNING: possible circular locking dependency detected",
        "free-active-timer, ODEBUG: free active",
    })
    void aMistakeIsSeen(String mistake, String complaint) {
        try (var vm = LAB.boot(OPTIONS)) {
            var mark = vm.log().end();

            vm.insmod(ko, "mistake=" + mistake).orThrow();

            var faults = vm.log().after(mark).verdict("mistakes").faults();
            assertThat(faults)
                    .extracting(LogEntry::text)
                    .anyMatch(each -> each.contains(complaint));
            assertThat(vm.log().after(mark).toString())
                    .containsPattern("0x\\w+/0x\\w+ \\[mistakes\\] mistakes\\.c:\\d+");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "list-corruption, BUG: failure at lib/list_debug.c",
        "null-pointer, Kernel panic",
    })
    void aMistakeEndsTheMachine(String mistake, String complaint) {
        try (var vm = LAB.boot(OPTIONS)) {
            assertThatThrownBy(() -> vm.insmod(ko, "mistake=" + mistake))
                    .isInstanceOf(KernelFault.class)
                    .hasMessageContaining(complaint)
                    .hasMessageContaining("[mistakes] mistakes.c:");
        }
    }

    @Test
    void memoryThatNothingPointsToIsFound() {
        try (var vm = LAB.boot(OPTIONS)) {
            var mark = vm.log().end();
            vm.insmod(ko, "mistake=leak").orThrow();

            assertThat(vm.findLeaks()).contains("unreferenced object", "leak+0x", "[mistakes]");

            assertThat(vm.log().after(mark).verdict("mistakes").faults())
                    .extracting(LogEntry::text)
                    .anyMatch(each -> each.startsWith("kmemleak: 1 new suspected memory leaks"));
        }
    }

    /// The kernel has forgotten the module's names when the memory can only be lost.
    @Test
    void whatAModuleLeftBehindHasItsLine() {
        try (var vm = LAB.boot(OPTIONS)) {
            vm.insmod(ko, "mistake=leak").orThrow();
            vm.rmmod("mistakes").orThrow();

            assertThat(vm.findLeaks())
                    .containsPattern("leak\\+0x\\w+/0x\\w+ \\[mistakes] \\w+\\.[ch]:\\d");
        }
    }
}
