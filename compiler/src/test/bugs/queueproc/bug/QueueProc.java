// SPDX-License-Identifier: MIT OR GPL-2.0
// The timer moves the queue on under its spinlock. The file that shows the queue reads tempo,
// tick and time as they come, while the timer is between them.
//
// source: "ALSA: seq: Fix racy access for queue timer in proc read"
// class: race
package bugs.queueproc;

import module jiffy.linux;

/// A sequencer's queue that counts ticks.
@KernelModule(name = "queueproc", license = "GPL", description = "A sequencer's queue")
public final class QueueProc {
    private final SpinLock lock = new SpinLock();
    private int tempo = 100;
    private long tick;
    private long micros;

    private final Timer clock = new Timer(this::advance);
    private final ProcDirectory directory = new ProcDirectory("queueproc");
    private final ProcFile queue = new ProcFile(directory, "queue", 0444).shows(this::show);
    private final ProcFile control = new ProcFile(directory, "tempo", 0200).writes(this::setTempo);

    void started() {
        clock.start(1);
    }

    private void advance() {
        step();
        clock.start(1);
    }

    private void step() {
        try (var _ = lock.acquire()) {
            tick += tempo;
            micros += 1_000_000 / Jiffies.hz();
        }
    }

    private void setTempo(UserReader in) throws Errno {
        int wanted = in.parseInt();
        if (wanted < 1 || wanted > 1000) {
            throw new Errno(Errno.EINVAL);
        }
        try (var _ = lock.acquire()) {
            tempo = wanted;
        }
    }

    private void show(SeqFile out) {
        out.printf("tempo: %d\n", tempo); // BUG
        printTime(out);
    }

    private void printTime(SeqFile out) {
        out.printf("tick: %d\ntime: %d us\n", tick, micros); // BUG
    }
}
