// SPDX-License-Identifier: MIT OR GPL-2.0
// A port that finds its line broken says so on the console, and the console is the same port:
// its write function takes the port's lock, which is not recursive.
//   write (lock held) -> transmit -> complain -> consoleWrite -> lock.acquire()
//
// source: "serial: imx: Fix recursive locking bug"
// class: deadlock
package bugs.imxconsole;

import module jiffy.linux;

/// A serial port that is also the console.
@KernelModule(
        name = "imxconsole",
        license = "GPL",
        description = "A serial port with a console on it")
public final class ImxConsole {
    private static final int BROKEN = 0x80;

    private final SpinLock lock = new SpinLock();
    private final ByteRing fifo = new ByteRing(128);
    private int overruns;

    private final Timer shift = new Timer(this::shiftOut);
    private final ProcFile port = new ProcFile("imxconsole", 0600).writes(this::write);

    private void write(UserReader in) throws Errno {
        while (in.hasRemaining()) {
            byte data = in.read();
            try (var _ = lock.acquire()) {
                transmit(data);
            }
        }
        shift.start(1);
    }

    private void transmit(byte data) {
        if ((data & BROKEN) != 0) {
            overruns++;
            complain();
        }
        fifo.push(data);
    }

    private void complain() {
        consoleWrite((byte) '!');
        consoleWrite((byte) '\n');
    }

    private void consoleWrite(byte data) {
        try (var _ = lock.acquire()) { // BUG
            fifo.push(data);
        }
    }

    private void shiftOut() {
        try (var _ = lock.acquire()) {
            if (fifo.isEmpty()) {
                return;
            }
            Log.info("out %x, %d overruns", fifo.poll(), overruns);
        }
        shift.start(1);
    }
}
