// SPDX-License-Identifier: MIT OR GPL-2.0
// The author made the field volatile, since a timer and writers share it. Each access is whole
// now, but the increment still is a load and a store, and the timer's reset between them is
// undone.
//   write: load 41; timer: store 0; write: store 42
//
// source: the kernel's document "volatile considered harmful", and the drivers that it is
// quoted to
// class: race
package bugs.volatilecount;

import module jiffy.linux;

/// Limits messages: so many in a second, the rest is dropped.
@KernelModule(name = "volatilecount", license = "GPL", description = "A rate limit")
public final class VolatileCount {
    @Parameter(name = "burst", min = 1, max = 1000, description = "messages in a second")
    static int burst = 10;

    private volatile int inThisSecond;
    private volatile int dropped;

    private final Timer second = new Timer(this::startSecond);
    private final ProcFile messages = new ProcFile("volatilecount", 0222).writes(this::message);

    void started() {
        second.start(Jiffies.hz());
    }

    private void message(UserReader in) throws Errno {
        int code = in.parseInt();
        if (isAllowed()) {
            Log.info("message %d", code);
        }
    }

    private boolean isAllowed() {
        if (inThisSecond < burst) {
            inThisSecond++; // BUG
            return true;
        }
        dropped++; // BUG
        return false;
    }

    private void startSecond() {
        int lost = dropped;
        dropped = 0; // BUG
        inThisSecond = 0;
        if (lost > 0) {
            Log.notice("%d messages dropped", lost);
        }
        second.start(Jiffies.hz());
    }
}
