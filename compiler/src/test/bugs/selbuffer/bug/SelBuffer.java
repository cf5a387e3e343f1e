// SPDX-License-Identifier: MIT OR GPL-2.0
// A selection is stored under the selection's lock. Pasting checks the length under the lock
// and then walks the array without it, since the array itself never changes; its elements do.
//
// source: CVE-2020-8648, "vt: selection, close sel_buffer race"
// class: race
package bugs.selbuffer;

import module jiffy.linux;

/// What is selected on a console, and pasted again.
@KernelModule(name = "selbuffer", license = "GPL", description = "The selection of a console")
public final class SelBuffer {
    private static final int ROOM = 256;

    private final Mutex lock = new Mutex();
    private final byte[] selection = new byte[ROOM];
    private int length;

    private final Work pasting = new Work(this::paste);
    private final ProcDirectory directory = new ProcDirectory("selbuffer");
    private final ProcFile select = new ProcFile(directory, "select", 0200).writes(this::select);
    private final ProcFile paste = new ProcFile(directory, "paste", 0200).writes(this::startPaste);

    private void select(UserReader in) throws Errno {
        var bytes = new byte[ROOM];
        int count = in.read(bytes);
        try (var _ = lock.acquire()) {
            System.arraycopy(bytes, 0, selection, 0, count);
            length = count;
        }
    }

    private void startPaste(UserReader in) throws Errno {
        int terminal = in.parseInt();
        Log.info("to terminal %d", terminal);
        pasting.schedule();
    }

    private void paste() {
        int count;
        try (var _ = lock.acquire()) {
            count = length;
        }
        type(selection, count); // BUG
    }

    private static void type(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            Log.info("key %x", bytes[i]); // BUG
        }
    }
}
