// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "effects", license = "Dual MIT/GPL", description = "Effects become statements")
public final class Effects {
    private int x = 4;
    private final int[] array = new int[3];

    public Effects() {
        int i = 0;
        array[i] = i = 2;
        i = i++ + ++i;
        x += f(i) + x;
        array[f(0)] -= array[i] / (x - i);
        boolean both = f(1) > 0 && i++ < 3 || f(2) == x;
        int chosen = both ? f(3) : x;
        byte narrow = (byte) chosen;
        narrow <<= 3L;
        Log.info("%d %d", narrow, f(i = 3) + i);
    }

    private int f(int n) {
        x++;
        return n;
    }
}
