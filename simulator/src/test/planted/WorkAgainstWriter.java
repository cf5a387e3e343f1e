// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A work reads what writers write.
///
/// Finds: DATA_RACE within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class WorkAgainstWriter {
    private int last;
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void work() {
        Log.info("last %d", last);
    }

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        work.schedule();
        last = number;
    }
}
