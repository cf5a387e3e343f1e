// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "volatiles", license = "Dual MIT/GPL", description = "Volatile fields")
public final class Volatile {
    enum State {
        IDLE,
        BUSY,
        DONE
    }

    private final ProcFile file =
            new ProcFile("volatiles", 0666).shows(this::show).writes(this::write);
    private volatile int last;
    private volatile long sum;
    private volatile boolean stop;
    private volatile byte small;
    private volatile State state = State.IDLE;
    private volatile String word;
    private volatile char letter = 'a';

    private void write(UserReader input) throws Errno {
        state = State.BUSY;
        int number = input.parseInt();
        last = number;
        sum = last + small;
        small = (byte) number;
        stop = number < 0 ? word != null : number == 0;
        word = number < 0 ? "negative" : null;
        letter = (char) (number + 1);
        state = State.DONE;
    }

    private void show(SeqFile out) {
        for (int i = 0; i < 10 && !stop; i++) {
            out.printf("%d %d\n", last, sum);
        }
        if (state == State.DONE && last > last - 1) out.printf("%c %d\n", letter, small);
    }
}
