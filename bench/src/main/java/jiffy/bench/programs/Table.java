// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

import java.util.Arrays;
import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;

/// Counts how often each number occurs, in a hash table with open addressing.
@KernelModule(name = "table", license = "Dual MIT/GPL", description = "A program to be measured")
public final class Table {
    @Parameter(min = 0)
    static int runs = 1;

    private static final int BITS = 16;
    private static final int CAPACITY = 1 << BITS;
    private static final int COUNT = 1 << 18;
    private static final int DIFFERENT = 40_000;

    private final int[] keys = new int[COUNT];

    /// At an even place a key, 0 if it is free; behind it how often it occurred.
    private final int[] slots = new int[2 * CAPACITY];

    public Table() {
        var random = new Random(3);
        for (int i = 0; i < COUNT; i++) {
            keys[i] = 2 + random.next() % DIFFERENT;
        }
        Log.info("ready");
        for (int i = 0; i < runs; i++) {
            Log.info("%d", run());
        }
    }

    private int run() {
        Arrays.fill(slots, 0);
        for (int key : keys) {
            add(key);
        }
        int sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum = sum * 31 + countOf(keys[i] ^ i & 1);
        }
        return sum;
    }

    private static int place(int key) {
        return key * 0x9e3779b1 >>> 32 - BITS;
    }

    private void add(int key) {
        int at = place(key);
        while (slots[2 * at] != key) {
            if (slots[2 * at] == 0) {
                slots[2 * at] = key;
                break;
            }
            at = at + 1 & CAPACITY - 1;
        }
        slots[2 * at + 1]++;
    }

    /// 0 if the key is not there.
    private int countOf(int key) {
        int at = place(key);
        while (slots[2 * at] != 0) {
            if (slots[2 * at] == key) {
                return slots[2 * at + 1];
            }
            at = at + 1 & CAPACITY - 1;
        }
        return 0;
    }
}
