// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0303
// do: sleep 1
// kernel says: page allocation failure: order:3
package pagesintimer;

import module jiffy.linux;

/// A timer's callback makes an array of eight pages.
@KernelModule(name = "pagesintimer", license = "GPL", description = "Eight pages at once")
public final class PagesInTimer {
    private final Timer timer = new Timer(this::tick);
    private long first;

    void started() {
        timer.start(Jiffies.ofMillis(100));
    }

    private void tick() {
        var samples = new long[4000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Jiffies.now() + i;
        }
        first = samples[0];
    }
}
