// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// The containers of numbers, in fields and in locals.
@KernelModule(name = "numbers_kept", license = "Dual MIT/GPL", description = "Containers")
public final class Numbers {
    private final LongMap squares = new LongMap(100);
    private final Bitmap seen = new Bitmap(130);
    private final IntRing last = new IntRing(3);
    private long seed = 7;

    public Numbers() {
        for (int i = 0; i < 120; i++) {
            Log.info("%b", squares.put(i * i - 50, i));
        }
        Log.info("%d %b %d", squares.size(), squares.containsKey(50), squares.getOrDefault(-1, -9));
        mixed();
        bits();
        rings();
        Log.info("%d", last.poll() + last.poll() + last.poll());
        Log.info("%d", last.poll());
    }

    private int random(int limit) {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        return (int) ((seed >>> 33) % limit);
    }

    private void mixed() {
        var map = new LongMap(20);
        for (int i = 0; i < 2000; i++) {
            long key = random(40) * 0x1_0000_0001L;
            if (random(2) == 0) {
                Log.info("put %d %b", key, map.put(key, i));
            } else {
                Log.info("remove %d %b", key, map.remove(key));
            }
            if (i % 100 == 0) {
                long sum = 0;
                for (int c = map.next(0L); c >= 0; c = map.next(c + 1L)) {
                    sum += map.keyAt(c) * 31 + map.valueAt(c);
                }
                Log.info("%d keys, %d", map.size(), sum);
            }
        }
        map.clear();
        Log.info("%b", map.isEmpty());
    }

    private void bits() {
        for (int i = 0; i < 130; i += 7) seen.set(i);
        seen.clear(63);
        Log.info("%d", seen.count());
        for (int i = seen.nextSet(0); i >= 0; i = seen.nextSet(i + 1)) Log.info("%d", i);
        Log.info("%d %d", seen.nextClear(0), seen.nextSet(127));
        for (int i = 0; i < 130; i++) seen.set(i);
        Log.info("%d %d", seen.nextClear(0), seen.count());
        try {
            seen.set(130);
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("bounds");
        }
    }

    private void rings() {
        var bytes = new ByteRing(2);
        Log.info("%b %b %b", bytes.offer((byte) 1), bytes.offer((byte) 200), bytes.offer((byte) 3));
        Log.info("%d %d %d", bytes.poll(), bytes.peek(), bytes.size());
        for (int i = 0; i < 10; i++) {
            last.push(i);
            Log.info("%d %d", last.size(), last.peek());
        }
    }
}
