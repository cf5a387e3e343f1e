// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.lab.Command;
import jiffy.lab.Result;
import jiffy.lab.Vm;
import org.opentest4j.TestAbortedException;

/// Lets allocations fail that a kernel makes for the system calls of a process
/// (`Documentation/fault-injection/fault-injection.rst`, `fail-nth`).
///
/// CONTEXT: calls are made one after the other while allocations fail.
final class FailNth implements AllocationWalk.Switch {

    /// All of them, also where the kernel may wait for memory, without a word about it. Copies from
    /// and to a process are no allocations: that they must be made by the code at an address, and
    /// nobody looks who makes them, leaves them out.
    private static final String ALL =
            """
            cd /sys/kernel/debug/failslab 2> /dev/null && [ -e /proc/self/fail-nth ] || exit 1
            for each in failslab fail_page_alloc fail_usercopy; do
                cd /sys/kernel/debug/$each && echo 0 > verbose || exit 1
                [ ! -e ignore-gfp-wait ] || echo N > ignore-gfp-wait
                [ ! -e ignore-gfp-highmem ] || echo N > ignore-gfp-highmem
                [ ! -e min-order ] || echo 0 > min-order
            done
            echo 1 > require-start && echo 0 > stacktrace-depth
            """;

    private final Vm vm;

    /// How many allocations there are to the one that fails; 0 if none is to fail any more.
    private int left;

    private boolean isOn;
    private Optional<String> module = Optional.empty();

    FailNth(Vm vm) {
        this.vm = vm;
    }

    /// Prepares the kernel, or aborts the test if that was not built for it.
    void prepare() {
        if (vm.shell(ALL).ok()) return;
        throw new TestAbortedException(
                "only in a kernel with fault injection, such as uml-sanitizer: the test lets each"
                        + " allocation fail");
    }

    @Override
    public void on(int number) {
        left = number;
        isOn = true;
    }

    @Override
    public boolean off() {
        isOn = false;
        return left == 0;
    }

    boolean isOn() {
        return isOn;
    }

    /// Where the module's file is in the guest, copied once.
    String file(Path ko) {
        if (module.isEmpty()) module = Optional.of(vm.pushModule(ko));
        return module.get();
    }

    /// Has the agent make a call, of which an allocation may fail.
    ///
    /// @return what it said; the exit code is the errno
    Result call(byte[] stdin, String... words) {
        var fails = isOn && left > 0;
        var all = new ArrayList<>(List.of("jiffy-agent"));
        if (fails) all.addAll(List.of("failing", "" + left));
        all.addAll(List.of(words));
        var result = vm.exec(Command.of(all).stdin(stdin));
        if (!fails) return result;
        var lines = result.stderr().lines().toList();
        left = Integer.parseInt(lines.getLast());
        var said = String.join("\n", lines.subList(0, lines.size() - 1));
        return new Result(result.command(), result.exit(), result.out(), said.getBytes());
    }
}
