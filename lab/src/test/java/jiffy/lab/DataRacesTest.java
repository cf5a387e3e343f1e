// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data race that corrupts nothing is seen by a kernel with KCSAN, which is not built for this
/// test: `jiffy kernel get 6.1-kcsan` does so.
class DataRacesTest {
    private static final Lab LAB = Lab.open(System.err::println);
    private static final KernelName KERNEL = KernelName.parse("6.1-kcsan");

    @TempDir Path folder;

    @Test
    void aCounterOfTwoProcessorsIsSeen() throws Exception {
        var log = count("mistake=counter");

        assertThat(log.verdict("races").faults())
                .extracting(LogEntry::text)
                .anyMatch(each -> each.contains("BUG: KCSAN: data-race in counts"));
        assertThat(log.toString()).containsPattern("\\[races\\] races\\.c:\\d+");
    }

    @Test
    void theSameUnderALockIsNot() throws Exception {
        assertThat(count("mistake=counter", "mended=1").verdict("races"))
                .hasToString("kernel log clean");
    }

    private KernelLog count(String... parameters) throws Exception {
        var why = LAB.kernels().whyNotForTests(KERNEL);
        assumeTrue(why.isEmpty(), () -> KERNEL + " is " + why.orElseThrow());
        var found = LAB.kernels().get(KERNEL, Progress.silent());
        try (var source = DataRacesTest.class.getResourceAsStream("races.c");
                var vm = LAB.boot(VmOptions.DEFAULT.kernel(KERNEL).withoutJava().cpus(2))) {
            var ko = Modules.build(found, LAB.tools(), folder, "races", source.readAllBytes());
            var mark = vm.log().end();
            vm.insmod(ko, parameters).orThrow();
            vm.rmmod("races").orThrow();
            return vm.log().after(mark);
        }
    }
}
