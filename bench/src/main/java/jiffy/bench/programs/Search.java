// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

import java.util.Arrays;
import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;

/// Counts where patterns occur in a text, with Horspool's algorithm.
@KernelModule(name = "search", license = "Dual MIT/GPL", description = "A program to be measured")
public final class Search {
    @Parameter(min = 0)
    static int runs = 1;

    private static final int SIZE = 1 << 20;
    private static final int PATTERNS = 8;
    private static final int LETTERS = 8;

    private final byte[] text = new byte[SIZE];

    public Search() {
        var random = new Random(6);
        for (int i = 0; i < SIZE; i++) {
            text[i] = (byte) ('a' + random.next() % LETTERS);
        }
        Log.info("ready");
        for (int i = 0; i < runs; i++) {
            Log.info("%d", run());
        }
    }

    private int run() {
        int sum = 0;
        for (int i = 0; i < PATTERNS; i++) {
            int from = 1000 * i;
            sum = sum * 31 + count(text, Arrays.copyOfRange(text, from, from + 3 + 2 * i));
        }
        return sum;
    }

    private static int count(byte[] text, byte[] pattern) {
        int length = pattern.length;
        var shift = new int[256];
        Arrays.fill(shift, length);
        for (int i = 0; i < length - 1; i++) {
            shift[pattern[i] & 0xff] = length - 1 - i;
        }
        int found = 0;
        int at = 0;
        while (at <= text.length - length) {
            int i = length - 1;
            while (i >= 0 && text[at + i] == pattern[i]) {
                i--;
            }
            if (i < 0) {
                found++;
            }
            at += shift[text[at + length - 1] & 0xff];
        }
        return found;
    }
}
