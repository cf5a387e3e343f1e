// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Loops that count through a narrower type, and so may count for ever.
@KernelModule(name = "casts", license = "GPL", description = "Casts in loops in atomic code")
public final class Casts {
    @Parameter(min = 1, description = "elements of the table")
    static int size = 65536;

    private final SpinLock lock = new SpinLock();
    private final ProcFile file = new ProcFile("casts", 0666).writes(this::write);
    private final int[] table = new int[size];
    private int count;

    private void write(UserReader in) throws Errno {
        int given = in.parseInt();
        try (var _ = lock.acquire()) {
            steps();
            compared();
            indexed();
            halved(given);
            whole(given);
        }
    }

    private void steps() {
        int n = 0;
        while (n < 200) { // error: KJ0302 cannot prove that the loop is bounded
            n = (byte) (n + 1);
        }
        n = 0;
        while (n < 200) { // error: KJ0302 cannot prove that the loop is bounded
            n = (byte) n + 1;
        }
    }

    private void compared() {
        for (byte i = 10; (char) i >= 0; i--) { // error: KJ0302 cannot prove that the loop
            count++;
        }
    }

    private void indexed() {
        int i = 0;
        while (count >= 0) { // error: KJ0302 cannot prove that the loop is bounded
            count = table[(char) i];
            i++;
        }
    }

    private void halved(int given) {
        int n = Math.max(given, 0);
        while (n != 0) { // error: KJ0302 cannot prove that the loop is bounded
            n = (short) (n >>> 1);
        }
        n = given;
        while (n > 0) { // error: KJ0302 cannot prove that the loop is bounded
            n = (byte) n >>> 1;
        }
    }

    private void whole(int given) {
        byte small = 0;
        while (small < 100) {
            small = (byte) (small + 1);
        }
        long wide = 0;
        while (wide < 100) {
            wide = wide + (byte) 1;
        }
        short left = (short) Math.max((short) given, 0);
        while ((int) left > 0) {
            left = (short) (left >> 1);
        }
    }
}
