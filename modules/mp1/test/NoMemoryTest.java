// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import jiffy.lab.Command;
import jiffy.lab.Vm;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.NotInUserMode;
import jiffy.testing.NotLoaded;
import jiffy.testing.TestKernel;
import jiffy.testing.Tolerates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each allocation of a call fails once, the first, then the second, and so on until the call needs
/// no more: it says `ENOMEM` and changes nothing, or does without. Then the same with all the
/// allocations after it failing, too: what is tried again fails again.
@NotInUserMode("kprobes; there is fault injection instead: EachAllocationTest")
@KernelTest(
        module = Mp1.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
class NoMemoryTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String ENOMEM = ": Cannot allocate memory";

    /// `both NAME WINDOW` runs the function NAME, which sets `said` to the error that it got, with
    /// ever another allocation failing within the kernel's function WINDOW; `check_NAME` judges
    /// what is there then. Prints a line for each time.
    private static final String EACH =
            """
            both() {
                each $1 $2 0
                each $1 $2 1
            }
            each() {
                rmmod nomemory 2> /dev/null # that of a test that failed
                insmod /tmp/nomemory.ko window=$2 lasting=$3 || exit 10
                cd /sys/module/nomemory/parameters
                nth=1
                while [ $nth -lt 200 ]; do
                    echo $nth > nth
                    said=
                    $1
                    echo 0 > nth
                    [ $(cat seen) -lt $nth ] && break
                    echo "$1 $nth: ${said:-well}"
                    check_$1
                    nth=$((nth + 1))
                done
                echo "$1 unhurt: ${said:-well}"
                check_$1
                cd /
                rmmod nomemory || exit 11
            }
            """;

    private static final String LOADING =
            """
            loading() { said=$(insmod /tmp/mp1.ko 2>&1); }
            check_loading() {
                [ -n "$said" ] || cat /proc/mp1/status || exit 12
                [ -n "$said" ] || rmmod mp1 || exit 12
                [ ! -e /proc/mp1 ] || exit 13
                [ ! -e /sys/module/mp1 ] || exit 14
                [ ! -e /sys/kernel/slab/mp1_registration ] || exit 15
            }
            both loading do_one_initcall
            """;

    /// A process that could not be registered can be later: nothing was left behind. It is gone
    /// before the next one comes.
    private static final String REGISTERING =
            """
            registering() {
                sleep 1000 & pid=$!
                said=$(echo $pid | jiffy-agent write /proc/mp1/status 2>&1 > /dev/null)
            }
            check_registering() {
                if [ -n "$said" ]; then
                    [ -z "$(cat /proc/mp1/status)" ] || exit 16
                    echo $pid > /proc/mp1/status || exit 17
                fi
                [ "$(cut -d: -f1 /proc/mp1/status)" = $pid ] || exit 18
                kill $pid
                wait $pid
                usleep 100000
                [ -z "$(cat /proc/mp1/status)" ] || exit 19
            }
            both registering proc_reg_write
            """;

    private static final String READING =
            """
            sleep 1000 & echo $! > /proc/mp1/status
            list=$(cut -d: -f1 /proc/mp1/status)
            opening() {
                said=$(dd if=/proc/mp1/status of=/tmp/list bs=4096 2>&1 | sed -n '/^dd/p')
            }
            check_opening() {
                [ -n "$said" ] || [ "$(cut -d: -f1 /tmp/list)" = "$list" ] || exit 20
                [ "$(cut -d: -f1 /proc/mp1/status)" = "$list" ] || exit 21
            }
            reading() { opening; }
            check_reading() { check_opening; }
            both opening proc_reg_open
            each reading proc_reg_read_iter 0 # the page read into needs memory, too
            kill $!
            """;

    @TempDir Path folder;

    /// The kernel tells in so many words, with a backtrace, that it could not make a slab cache.
    @Test
    @NotLoaded
    @Tolerates({
        "nomemory: .*",
        "(SLUB: Unable to .*|kobject.*|\\w*kmem_cache_create\\w*\\(mp1_registration\\) failed .*)",
        "(CPU: .* Comm: insmod .*|(Tainted|Hardware name|Call Trace|RIP|Code|R\\w\\w): ?.*)",
        " (</?TASK>|(\\? )?(\\S+\\+0x|0xf).*)",
    })
    void loading(TestKernel kernel, Vm vm) throws Exception {
        kernel.load(); // puts its file there
        kernel.unload();
        run(kernel, vm, LOADING, 20);
    }

    @Test
    @LoadedWith("period_ms=10")
    @Tolerates("nomemory: .*")
    void registering(TestKernel kernel, Vm vm) throws Exception {
        run(kernel, vm, REGISTERING, 4);
    }

    @Test
    @Tolerates("nomemory: .*")
    void reading(TestKernel kernel, Vm vm) throws Exception {
        run(kernel, vm, READING, 4);
    }

    /// @param least as many allocations as must be seen to fail the call
    private void run(TestKernel kernel, Vm vm, String script, int least) throws Exception {
        vm.push(ModuleFile.buildC(kernel, "nomemory", folder), "/tmp/nomemory.ko");
        var said = kernel.exec(Command.shell(EACH + script).limit(LIMIT));
        assertThat(said.exit()).as(said.stdout() + said.stderr()).isZero();
        var lines = said.stdout().lines().toList();
        assertThat(lines).allMatch(line -> line.endsWith(ENOMEM) || line.endsWith(": well"));
        assertThat(lines).anyMatch(line -> line.endsWith("unhurt: well"));
        assertThat(lines.stream().filter(line -> line.endsWith(ENOMEM)).count())
                .isGreaterThanOrEqualTo(least);
    }
}
