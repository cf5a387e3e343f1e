// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelLogTest {

    private static final String TAINT = "mp1: loading out-of-tree module taints kernel.";
    private static final String SIGNATURE =
            "mp1: module verification failed: signature and/or required key missing - tainting"
                    + " kernel";

    private static KernelLog log(String... texts) {
        var records = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            records.append("6,%d,%d,-;%s\n".formatted(100 + i, 2_000_000 + i, texts[i]));
        }
        return KernelLog.parse(records.toString());
    }

    @Test
    void readsRawRecords() {
        var log =
                KernelLog.parse(
                        """
                        4,617,3412345,-;virtio_blk virtio1: [vda] 212992 512-byte logical blocks
                         SUBSYSTEM=virtio
                         DEVICE=+virtio:virtio1
                        30,618,3500000,-;a user said \\x5cthis\\x0aand that
                        """);

        assertThat(log.entries()).hasSize(2);
        var first = log.entries().getFirst();
        assertThat(first.sequence()).hasValue(617);
        assertThat(first.seconds()).hasValue(3.412345);
        assertThat(first.level()).hasValue(4);
        assertThat(first.text()).startsWith("virtio_blk virtio1: [vda]");
        assertThat(log.entries().getLast().level()).hasValue(6);
        assertThat(log.entries().getLast().text()).isEqualTo("a user said \\this\nand that");
    }

    @Test
    void readsDmesgAndConsole() {
        var log =
                KernelLog.parse(
                        "[    0.000000] Linux version 6.1.0\r\n"
                                + "<4>[   12.500000][  T123] mp1: careful\n"
                                + "[ 1234.000001][ C1]   indented\n"
                                + "no time here\n");

        assertThat(log.entries())
                .extracting(LogEntry::text)
                .containsExactly(
                        "Linux version 6.1.0", "mp1: careful", "  indented", "no time here");
        assertThat(log.entries().get(1).level()).hasValue(4);
        assertThat(log.entries().get(1).seconds()).hasValue(12.5);
        assertThat(log.entries().get(3).seconds()).isEmpty();
    }

    @Test
    void printsEntriesAsDmesgDoes() {
        var line = "[   12.345678] mp1: loaded";

        assertThat(KernelLog.parse(line).entries().getFirst()).hasToString(line);
    }

    @Test
    void ownLinesAndTheTwoNoticesAreClean() {
        var verdict = log(TAINT, SIGNATURE, "mp1: loaded", "mp1: unloaded").verdict("mp1");

        assertThat(verdict.clean()).isTrue();
        assertThat(verdict).hasToString("kernel log clean");
    }

    @Test
    void noticesAreMatchedExactly() {
        assertThat(log(TAINT + " ").entries()).hasSize(1);
        for (var almost :
                List.of(
                        TAINT + "!",
                        "mp2" + TAINT.substring(3),
                        SIGNATURE + "s",
                        "mp1: module license 'Proprietary' taints kernel.",
                        "mp1x: loaded",
                        "mp1 loaded")) {
            assertThat(log(almost).verdict("mp1").clean()).as(almost).isFalse();
        }
    }

    @Test
    void clocksAreNotTheModulesFault() {
        var lines =
                List.of(
                        "hrtimer: interrupt took 70760370 ns",
                        "clocksource: timekeeping watchdog on CPU1: hpet wd-wd read-back delay of"
                                + " 1526210ns",
                        "clocksource: wd-tsc-wd read-back delay of 919960ns, clock-skew test"
                                + " skipped!",
                        "clocksource: Long readout interval, skipping watchdog check: cs_nsec:"
                                + " 6828036837 wd_nsec: 6827987360",
                        "tsc: Refined TSC clocksource calibration: 2596.145 MHz",
                        "clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x256c02684ac,"
                                + " max_idle_ns: 440795239410 ns",
                        "clocksource: Switched to clocksource tsc");
        for (var line : lines) {
            assertThat(log(line).verdict("mp1").clean()).as(line).isTrue();
            assertThat(log("mp2: " + line).verdict("mp1").clean()).as(line).isFalse();
        }
    }

    @Test
    void aClockThatIsNotBelievedIsTold() {
        var line =
                "clocksource: timekeeping watchdog on CPU0: Marking clocksource 'tsc' as unstable";
        assertThat(log(line).verdict("mp1").clean()).isFalse();
    }

    @Test
    void faultsComeFirst() {
        var verdict =
                log("usb 1-1: new device", "mp1: hello", "BUG: kernel NULL pointer dereference")
                        .verdict("mp1");

        assertThat(verdict.faults())
                .extracting(LogEntry::text)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("BUG: ");
        assertThat(verdict.others())
                .extracting(LogEntry::text)
                .containsExactly("usb 1-1: new device");
        assertThat(verdict.toString().lines())
                .element(1)
                .asString()
                .isEqualTo("  fault: [    2.000002] BUG: kernel NULL pointer dereference");
    }

    @Test
    void knowsHowTheKernelComplains() {
        assertThat(
                        List.of(
                                "BUG: unable to handle page fault for address: ffffb4a3c0000000",
                                "BUG: scheduling while atomic: insmod/123/0x00000002",
                                "BUG: sleeping function called from invalid context at x.c:1",
                                "BUG: KASAN: use-after-free in tick+0x10/0x20 [mp1]",
                                "WARNING: CPU: 0 PID: 120 at kernel/workqueue.c:1 __queue_work",
                                "WARNING: possible circular locking dependency detected",
                                "WARNING: inconsistent lock state",
                                "general protection fault, probably for non-canonical address",
                                "Oops: 0002 [#1] PREEMPT SMP NOPTI",
                                "kernel BUG at lib/list_debug.c:59!",
                                "list_del corruption, ffff888->next is LIST_POISON1",
                                "list_add double add: new=ffff888, prev=ffff888, next=ffff887.",
                                "INFO: task rmmod:140 blocked for more than 120 seconds.",
                                "rcu: INFO: rcu_preempt self-detected stall on CPU",
                                "watchdog: BUG: soft lockup - CPU#0 stuck for 26s! [cat:99]",
                                "ODEBUG: free active (active state 0) object type: timer_list",
                                "refcount_t: underflow; use-after-free.",
                                "kmem_cache_destroy mp1: Slab cache still has objects",
                                "UBSAN: array-index-out-of-bounds in mp1.c:1:2",
                                "kmemleak: 1 new suspected memory leaks (see"
                                        + " /sys/kernel/debug/kmemleak)",
                                "BUG kmalloc-64 (Tainted: G O): Object already free",
                                "insmod: page allocation failure: order:10, mode:0xcc0",
                                "Kernel panic - not syncing: sysrq triggered crash"))
                .allMatch(KernelLog::isFault);
        assertThat(
                        List.of(
                                "mp1: loaded",
                                "EXT4-fs (vda): mounted filesystem",
                                "debug: fine",
                                "kmemleak: Kernel memory leak detector initialized (mem pool"
                                        + " available: 15890)"))
                .noneMatch(KernelLog::isFault);
    }

    @Test
    void onlyWhatCameAfterTheMarkCounts() {
        var before = log("BUG: old");
        var all = log("BUG: old", "mp1: new");

        assertThat(all.after(before.end()).verdict("mp1").clean()).isTrue();
        assertThat(all.after(new KernelLog.Mark(-1)).verdict("mp1").clean()).isFalse();
    }

    @Test
    void fatalStartsAtTheFirstSign() {
        var log = log("mp1: fine", "WARNING: not fatal", "Oops: 0000 [#1] SMP", "Call Trace:");

        assertThat(log.fatal())
                .extracting(LogEntry::text)
                .containsExactly("Oops: 0000 [#1] SMP", "Call Trace:");
        assertThat(log("WARNING: not fatal").fatal()).isEmpty();
        assertThat(log("WARNING: not fatal", "RIP: 0033:0x7f0edca9fd5e").fatal()).isEmpty();
    }

    @Test
    void userModeLinuxNamesTheInstructionBeforeItPanics() {
        var log =
                log(
                        "Modules linked in: mp1(O)",
                        "RIP: 0033:mp1_tick+0x3f/0x60 [mp1]",
                        "Kernel panic - not syncing: Kernel mode fault at addr 0x60");

        assertThat(log.fatal()).hasSize(2);
        assertThat(log("BUG: failure at lib/list_debug.c:56/x()!").fatal()).hasSize(1);
    }

    @Test
    void randomnessThatIsReadyLateIsNobodysFault() {
        var log = KernelLog.parse("[  178.255658] random: crng init done");

        assertThat(log.verdict("locking").clean()).isTrue();
    }
}
