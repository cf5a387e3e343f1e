// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// `Math.abs` of what is narrower than an int: it is an int first.
@KernelModule(name = "absolute", license = "Dual MIT/GPL", description = "Absolute values")
public final class Absolute {
    private byte least = Byte.MIN_VALUE;
    private short low = Short.MIN_VALUE;
    private char wide = 40000;

    public Absolute() {
        Log.info("%d %d %d", Math.abs(least), Math.abs(low), Math.abs(wide));
        Log.info("%d %d", Math.abs((long) least), Math.abs(Integer.MIN_VALUE + (long) low));
        Log.info("%d %d", Math.abs(Integer.MIN_VALUE), Math.abs(Long.MIN_VALUE));
        Log.info("%d %d", Math.abs(-957119120), Math.abs(-1588861181150465573L));
    }
}
