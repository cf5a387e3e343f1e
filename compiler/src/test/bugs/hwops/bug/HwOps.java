// SPDX-License-Identifier: MIT OR GPL-2.0
// Adapters of two generations share a watchdog. The reset of the older one is a register write;
// that of the newer one waits for its mailbox. The watchdog, a timer, calls whichever it has:
//   timer: watch -> Adapter.reset -> Mailbox.reset -> HwOps.waitForMailbox -> mailbox.flush()
//
// source: "qlcnic: fix sleep-in-atomic-context bugs caused by msleep" (reached through a table
// of hardware operations)
// class: sleep-in-atomic
package bugs.hwops;

import module jiffy.linux;

/// Watches an adapter, and resets it when it hangs.
@KernelModule(name = "hwops", license = "GPL", description = "Adapters of two generations")
public final class HwOps {
    @Parameter(name = "old", description = "the adapter has registers only")
    static boolean old = false;

    sealed interface Adapter permits Registers, Mailbox {
        void reset(HwOps driver);
    }

    record Registers(int port) implements Adapter {
        @Override
        public void reset(HwOps driver) {
            Log.info("port %x reset", port);
        }
    }

    record Mailbox(int number) implements Adapter {
        @Override
        public void reset(HwOps driver) {
            driver.waitForMailbox();
            Log.info("mailbox %d reset", number);
        }
    }

    private final Adapter adapter = old ? new Registers(0x300) : new Mailbox(1);
    private final Mutex statusLock = new Mutex();
    private int mails;

    private final Work mailbox = new Work(this::handleMail);
    private final Timer watchdog = new Timer(this::watch);
    private final ProcFile file = new ProcFile("hwops", 0600).writes(this::kick);

    private void kick(UserReader in) throws Errno {
        int millis = in.parseInt();
        mailbox.schedule();
        watchdog.modify(Jiffies.ofMillis(Math.clamp(millis, 1, 10_000)));
    }

    private void handleMail() {
        try (var _ = statusLock.acquire()) {
            mails++;
        }
    }

    private void watch() {
        Log.warning("adapter hangs");
        adapter.reset(this);
    }

    void waitForMailbox() {
        mailbox.flush(); // BUG
    }
}
