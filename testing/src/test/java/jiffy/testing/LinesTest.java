// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.lab.Command;
import jiffy.lab.KernelFault;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.LogEntry;
import jiffy.lab.Progress;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the kernel says about the code of a module has the lines of its Java.
class LinesTest {
    private static final String FILE = "/proc/traced";

    private final Lab lab = Lab.open(Progress.silent());

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
    void aWarning(String release) throws Exception {
        try (var vm = boot(release, "WARN_ON(1)")) {
            var before = vm.log().end();
            write(vm);
            var log = vm.log().after(before).entries().stream().map(LogEntry::text).toList();
            assertThat(log)
                    .anyMatch(each -> each.startsWith("WARNING: ") && each.endsWith(expected()))
                    .anyMatch(each -> each.startsWith("RIP: ") && each.endsWith(expected()))
                    .anyMatch(each -> each.matches(" jiffy_proc_write\\+.*\\] jiffy\\.h:\\d+"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
    void anOops(String release) throws Exception {
        try (var vm = boot(release, "*(volatile int *)8 = 1")) {
            assertThatThrownBy(() -> write(vm))
                    .isInstanceOfSatisfying(
                            KernelFault.class,
                            fault ->
                                    assertThat(fault.entries())
                                            .extracting(LogEntry::text)
                                            .anyMatch(each ->
                                                    each.startsWith("RIP: ")
                                                            && each.endsWith(expected())))
                    .hasMessageContaining("[traced] " + expected());
        }
    }

    /// A machine with the module, which was built for a kernel whose `queue_work` is not sound.
    private Vm boot(String release, String wrong) throws Exception {
        var header = folder.resolve("unsound.h");
        Files.writeString(
                header,
                """
                #include <linux/bug.h>
                #include <linux/workqueue.h>
                #undef pr_fmt /* the module has its own */
                #define queue_work(queue, work) (%s, (queue_work)(queue, work))
                """
                        .formatted(wrong));
        var name = KernelName.parse(release);
        var kernel = lab.kernels().get(name, Progress.silent());
        var ko = Fixtures.build(kernel, "traced", List.of("-include " + header));
        var vm = lab.boot(VmOptions.DEFAULT.kernel(name).withoutJava());
        vm.insmod(ko).orThrow();
        return vm;
    }

    private static void write(Vm vm) {
        vm.exec(Command.of("jiffy-agent", "write", FILE).stdin("1\n".getBytes()));
    }

    private static String expected() {
        return "Traced.java:%d called at Traced.java:%d"
                .formatted(
                        Fixtures.line("traced", "Traced.java", "innermost"),
                        Fixtures.line("traced", "Traced.java", "caller"));
    }
}
