// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.testing.KernelTest;
import jiffy.testing.NeedsMachine;
import jiffy.testing.NotInUserMode;
import jiffy.testing.NotLoaded;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the module's file holds, as binutils sees it.
@NeedsMachine
@KernelTest(
        module = Mp1.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
class ObjectCodeTest {
    /// Instructions of the floating-point unit, and operands of any instruction that are registers
    /// which the kernel does not save for itself: x87, MMX, SSE, AVX and its masks.
    private static final Pattern FLOATING =
            Pattern.compile(
                    "\\t(f\\w+|v[a-z]+\\w*|emms|ldmxcsr|stmxcsr)\\b|%(st|[xyz]?mm\\d|k\\d)");

    /// Helpers that a C compiler calls where a processor has no instruction for it.
    private static final Pattern SOFT_FLOATING =
            Pattern.compile("__\\w+[sdtx]f(\\d|[sdt]i|[sdtx]f\\d?)|kernel_fpu_\\w+");

    @TempDir Path folder;

    @Test
    @NotLoaded
    @NotInUserMode("x86's names of functions, where lockdep gives them no others")
    void callsWhatTheLectureNames(TestKernel kernel) throws Exception {
        assertThat(imports(ModuleFile.build(kernel, folder).ko()))
                .contains(
                        "_printk",
                        "proc_mkdir",
                        "proc_create_data", // what proc_create() is, with a pointer to the file
                        "proc_remove",
                        "_copy_from_user",
                        "seq_read_iter",
                        "kmem_cache_alloc",
                        "kmem_cache_free",
                        "kmem_cache_destroy",
                        "mutex_lock",
                        "mutex_unlock",
                        "init_timer_key", // what timer_setup() is
                        "timer_reduce", // mod_timer() that does not put an earlier expiry off
                        "timer_shutdown_sync", // del_timer_sync(), for good
                        "alloc_workqueue", // what create_workqueue() is
                        "queue_work_on", // what queue_work() is
                        "cancel_work_sync",
                        "destroy_workqueue",
                        "__msecs_to_jiffies")
                .anyMatch(name -> name.contains("kmem_cache_create"))
                .anyMatch(name -> name.startsWith("__list_add_valid"));
    }

    @Test
    @NotLoaded
    void hasNoFloatingPoint(TestKernel kernel) throws Exception {
        var ko = ModuleFile.build(kernel, folder).ko();
        var code = run("objdump", "--disassemble", "--no-show-raw-insn", ko.toString());
        assertThat(code.contains("<mp1_update_cpu_times_work>:")).as("is disassembled").isTrue();
        assertThat(code.lines().filter(line -> FLOATING.matcher(line).find())).isEmpty();
        assertThat(imports(ko)).noneMatch(name -> SOFT_FLOATING.matcher(name).matches());
    }

    /// A `task_struct` is looked at under RCU, and never kept.
    @Test
    @NotLoaded
    void neverHoldsATask(TestKernel kernel) throws Exception {
        assertThat(imports(ModuleFile.build(kernel, folder).ko()))
                .contains("put_pid")
                .doesNotContain(
                        "__put_task_struct", // what put_task_struct() ends in
                        "__put_task_struct_rcu_cb",
                        "get_pid_task",
                        "get_task_mm");
    }

    /// The functions of the kernel that it calls, by their usual names: since Linux 6.10 those that
    /// allocate have an end that says whether the allocation is counted for a profile.
    private static Set<String> imports(Path ko) throws Exception {
        return run("nm", "--undefined-only", "--format=just-symbols", ko.toString())
                .lines()
                .map(name -> name.replaceFirst("_noprof$", ""))
                .collect(Collectors.toSet());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
