// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;

/// CRC-32 with a table, a byte at a time.
@KernelModule(name = "crc", license = "Dual MIT/GPL", description = "A program to be measured")
public final class Crc {
    @Parameter(min = 0)
    static int runs = 1;

    private static final int SIZE = 1 << 21;
    private static final int POLYNOMIAL = 0xedb88320;

    private final byte[] bytes = new byte[SIZE];
    private final int[] table = new int[256];

    public Crc() {
        for (int i = 0; i < 256; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            table[i] = crc;
        }
        var random = new Random(4);
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) random.next();
        }
        Log.info("ready");
        for (int i = 0; i < runs; i++) {
            Log.info("%d", run());
        }
    }

    private int run() {
        return crc32(bytes);
    }

    private int crc32(byte[] from) {
        int crc = ~0;
        for (byte each : from) {
            crc = table[(crc ^ each) & 0xff] ^ crc >>> 8;
        }
        return ~crc;
    }
}
