// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.NotInUserMode;
import jiffy.testing.NotLoaded;
import jiffy.testing.TestKernel;
import jiffy.testing.TestProcess;
import org.junit.jupiter.api.Test;

/// Each allocation of each call fails once, the module's and the kernel's own. In a kernel that
/// complains, memory that is lost is found when the module is unloaded.
@KernelTest(
        module = Mp1.class,
        kernels = {"uml-sanitizer", "jvm"})
class EachAllocationTest {
    private static final String STATUS = "/proc/mp1/status";
    private static final Duration PERIODS = Duration.ofMillis(500);

    @Test
    @NotLoaded
    @NotInUserMode(
            "a kernel that loses no name of a slab cache by itself (`sysfs_slab_add`, `mm/slub.c`)"
                    + " and is silent: NoMemoryTest loads it in others")
    void loading(TestKernel kernel) {
        kernel.failEachAllocation(
                kernel::load,
                done -> {
                    assertThat(kernel.isLoaded()).isEqualTo(done);
                    assertThat(kernel.exists("/proc/mp1")).isEqualTo(done);
                    if (done) kernel.unload();
                });
    }

    @Test
    @LoadedWith("period_ms=100")
    void registering(TestKernel kernel) {
        var one = new ArrayList<TestProcess>(List.of(kernel.process()));
        int count =
                kernel.failEachAllocation(
                        () -> kernel.write(STATUS, one.getLast().pid() + "\n"),
                        done -> {
                            assertThat(pids(kernel)).hasSize(done ? 1 : 0);
                            if (!done) kernel.write(STATUS, one.getLast().pid() + "\n");
                            assertThat(pids(kernel)).containsExactly(one.getLast().pid() + "");
                            one.removeLast().exit();
                            kernel.advance(PERIODS);
                            assertThat(pids(kernel)).isEmpty();
                            one.add(kernel.process());
                        });
        assertThat(count).isPositive();
        one.getLast().exit();
    }

    /// The lines before the one that fails are done, and the call says so.
    @Test
    void registeringSeveral(TestKernel kernel) {
        var three = List.of(kernel.process(), kernel.process(), kernel.process());
        var text = three.stream().map(each -> each.pid() + "\n").reduce("", String::concat);
        kernel.failEachAllocation(
                () -> kernel.write(STATUS, text),
                done -> {
                    var listed = pids(kernel);
                    var first = three.stream().limit(listed.size());
                    assertThat(listed).isEqualTo(first.map(each -> each.pid() + "").toList());
                    if (!done) assertThat(listed).isEmpty();
                    kernel.unload();
                    kernel.load();
                });
        three.forEach(TestProcess::exit);
    }

    @Test
    void reading(TestKernel kernel) {
        var two = List.of(kernel.process(), kernel.process());
        two.forEach(each -> kernel.write(STATUS, each.pid() + "\n"));
        var list = kernel.read(STATUS);
        kernel.failEachAllocation(
                () -> {
                    assertThat(kernel.read(STATUS, 7)).isEqualTo(list);
                    assertThat(kernel.readAt(STATUS, 3, 5)).isEqualTo(list.substring(3, 8));
                    assertThat(kernel.readFrom(STATUS, 4)).isEqualTo(list.substring(4));
                },
                _ -> assertThat(kernel.read(STATUS)).isEqualTo(list));
        two.forEach(TestProcess::exit);
    }

    @Test
    @NotLoaded
    void unloading(TestKernel kernel) {
        var process = kernel.process();
        kernel.load();
        kernel.write(STATUS, process.pid() + "\n");
        kernel.failEachAllocation(
                kernel::unload,
                done -> {
                    assertThat(kernel.isLoaded()).isNotEqualTo(done);
                    if (done) kernel.load();
                    if (done) kernel.write(STATUS, process.pid() + "\n");
                    assertThat(pids(kernel)).containsExactly(process.pid() + "");
                });
        process.exit();
    }

    private static List<String> pids(TestKernel kernel) {
        return kernel.read(STATUS).lines().map(line -> line.split(":")[0]).toList();
    }
}
