// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;

/// MurmurHash3 (32 bits) of keys of 1 to 64 bytes that lie one after the other.
@KernelModule(name = "hash", license = "Dual MIT/GPL", description = "A program to be measured")
public final class Hash {
    @Parameter(min = 0)
    static int runs = 1;

    private static final int SIZE = 1 << 21;
    private static final int LONGEST = 64;

    private final byte[] bytes = new byte[SIZE];

    public Hash() {
        var random = new Random(2);
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) random.next();
        }
        Log.info("ready");
        for (int i = 0; i < runs; i++) {
            Log.info("%d", run());
        }
    }

    private int run() {
        int sum = 0;
        int at = 0;
        while (at + LONGEST <= SIZE) {
            int length = 1 + (bytes[at] & LONGEST - 1);
            sum = sum * 31 + murmur3(bytes, at, length, sum);
            at += length;
        }
        return sum;
    }

    @SuppressWarnings("fallthrough") // what remains of a word, from its last byte to its first
    private static int murmur3(byte[] bytes, int from, int length, int seed) {
        int hash = seed;
        int tail = from + (length & ~3);
        for (int i = from; i < tail; i += 4) {
            hash ^= Integer.rotateLeft(word(bytes, i) * 0xcc9e2d51, 15) * 0x1b873593;
            hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
        }
        int block = 0;
        switch (length & 3) {
            case 3:
                block ^= (bytes[tail + 2] & 0xff) << 16;
            // fall through
            case 2:
                block ^= (bytes[tail + 1] & 0xff) << 8;
            // fall through
            case 1:
                block ^= bytes[tail] & 0xff;
                hash ^= Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
                break;
            default:
                break;
        }
        hash ^= length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    /// Four bytes as a number, the lowest first.
    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xff
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | bytes[at + 3] << 24;
    }
}
