// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Who finds the node sees its fields, which are volatile, before both are set: no data race, and
/// still wrong.
///
/// Finds: FAULT within 400
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class HalfBuilt {
    static final class Pair {
        volatile int value;
        volatile int square;
    }

    private volatile Pair pair;
    private final ProcFile file =
            new ProcFile("planted", 0666).shows(this::show).writes(this::write);

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        var made = new Pair();
        pair = made;
        made.value = number;
        made.square = number * number;
    }

    private void show(SeqFile out) {
        var seen = pair;
        if (seen != null && seen.value != 0 && seen.square == 0) {
            throw new IllegalStateException();
        }
    }
}
