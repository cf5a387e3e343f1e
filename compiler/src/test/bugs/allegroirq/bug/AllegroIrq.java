// SPDX-License-Identifier: MIT OR GPL-2.0
// `started` arms the timer and then goes on to set up the mailbox, without the lock: nobody
// else runs yet, the author thinks. The timer does.
//   started: poll.start(1) ... timer: poll sees size 0, divides by it ... started: size = 16
//
// source: "media: allegro: request irq after initializing mbox_status"
// class: race
package bugs.allegroirq;

import module jiffy.linux;

/// A mailbox that is polled.
@KernelModule(name = "allegroirq", license = "GPL", description = "A polled mailbox")
public final class AllegroIrq {
    @Parameter(name = "slots", min = 1, max = 64, description = "slots of the mailbox")
    static int slots = 16;

    private final SpinLock lock = new SpinLock();
    private final int[] mailbox = new int[64];
    private int size;
    private int head;
    private long mails;

    private final Timer poll = new Timer(this::poll);
    private final ProcFile file = new ProcFile("allegroirq", 0444).shows(this::show);

    void started() {
        poll.start(1);
        setUp();
    }

    private void setUp() {
        head = 0; // BUG
        for (int i = 0; i < slots; i++) {
            mailbox[i] = -1; // BUG
        }
        size = slots; // BUG
    }

    private void poll() {
        try (var _ = lock.acquire()) {
            mailbox[head] = (int) Jiffies.now();
            head = (head + 1) % size;
            mails++;
        }
        poll.start(Jiffies.ofMillis(20));
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d mails, head %d of %d\n", mails, head, size);
        }
    }
}
