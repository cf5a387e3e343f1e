// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mistakes that take two processors, or a soft interrupt as real ones are, are seen by a kernel
/// that complains; done right, the same is not. That kernel takes long to build, so it is not built
/// for this test: `jiffy kernel get 6.1-sanitizer` does so.
class SeveralProcessorsTest {

    private static final Lab LAB = Lab.open(System.err::println);
    private static final KernelName KERNEL = KernelName.parse("6.1-sanitizer");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "freed-by-the-other, BUG: KASAN: use-after-free in reads_shared",
        "sleep-in-soft-interrupt, BUG: sleeping function called from invalid context",
        "softirq-unsafe-lock, WARNING: inconsistent lock state",
    })
    void aMistakeIsSeen(String mistake, String complaint) throws Exception {
        try (var vm = boot()) {
            var mark = vm.log().end();

            vm.insmod(module(), "mistake=" + mistake).orThrow();

            var log = vm.log().after(mark);
            assertThat(log.verdict("races").faults())
                    .extracting(LogEntry::text)
                    .anyMatch(each -> each.contains(complaint));
            assertThat(log.toString())
                    .containsPattern("0x\\w+/0x\\w+ \\[races\\] \\w+\\.[ch]:\\d+");
        }
    }

    @Test
    void aListThatTwoProcessorsChangeEndsTheMachine() throws Exception {
        try (var vm = boot()) {
            var ko = module();

            assertThatThrownBy(() -> vm.insmod(ko, "mistake=list"))
                    .isInstanceOf(KernelFault.class)
                    .hasMessageContaining("list_debug.c")
                    .hasMessageContaining("[races] races.c:");
        }
    }

    @Test
    void theSameDoneRightIsNot() throws Exception {
        try (var vm = boot()) {
            var ko = module();
            var all = "list freed-by-the-other sleep-in-soft-interrupt softirq-unsafe-lock";
            for (var each : all.split(" ")) {
                var mark = vm.log().end();
                vm.insmod(ko, "mistake=" + each, "mended=1").orThrow();
                vm.rmmod("races").orThrow();

                assertThat(vm.log().after(mark).verdict("races"))
                        .as(each)
                        .hasToString("kernel log clean");
            }
        }
    }

    private static Vm boot() {
        var why = LAB.kernels().whyNotForTests(KERNEL);
        assumeTrue(why.isEmpty(), () -> KERNEL + " is " + why.orElseThrow());
        return LAB.boot(VmOptions.DEFAULT.kernel(KERNEL).withoutJava().cpus(2));
    }

    private Path module() throws Exception {
        var found = LAB.kernels().get(KERNEL, Progress.silent());
        try (var source = SeveralProcessorsTest.class.getResourceAsStream("races.c")) {
            return Modules.build(found, LAB.tools(), folder, "races", source.readAllBytes());
        }
    }
}
