// SPDX-License-Identifier: MIT OR GPL-2.0
package logs;

import module jiffy.linux;

/// One line of each importance in the kernel log.
@KernelModule(name = "logs", license = "Dual MIT/GPL", description = "Levels of the kernel log")
public final class Logs implements AutoCloseable {
    public Logs() {
        Log.emergency("the machine is lost");
        Log.alert("somebody must act now");
        Log.critical("a part of the machine failed");
        Log.error("this went wrong");
        Log.warning("this may go wrong");
        Log.notice("worth a line");
        Log.info("%d is %x in hexadecimal, %c is a letter, %b a boolean", 423, 423, 'j', true);
    }

    @Override
    public void close() {
        Log.info("100%% done");
    }
}
