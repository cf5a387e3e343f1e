// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A volatile field that is only written orders nothing: who writes it last does not know what the
/// one before did.
///
/// Finds: DATA_RACE within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class VolatileWritten {
    private int value;
    private volatile int stamp;
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        if (number == 1) {
            value = 1;
            stamp = 1;
        }
        if (number == 2) {
            stamp = 2;
            Log.info("%d", value);
        }
    }
}
