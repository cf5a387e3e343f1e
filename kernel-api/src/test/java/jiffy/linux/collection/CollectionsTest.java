// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The containers keep what the JDK's own keep, over long random histories.
class CollectionsTest {
    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 6, 12, 13, 100})
    void aMapIsAMapUpToItsCapacity(int capacity) {
        var map = new LongMap(capacity);
        var expected = new HashMap<Long, Long>();
        for (int i = 0; i < 20_000; i++) {
            long key =
                    (random.nextInt(2 * capacity + 2) - capacity) * (1L << random.nextInt(3) * 20);
            if (random.nextInt(5) > 1) {
                boolean room = expected.containsKey(key) || expected.size() < capacity;
                assertThat(map.put(key, i)).isEqualTo(room);
                if (room) {
                    expected.put(key, (long) i);
                }
            } else {
                assertThat(map.remove(key)).isEqualTo(expected.remove(key) != null);
            }
            assertThat(map.getOrDefault(key, -1)).isEqualTo(expected.getOrDefault(key, -1L));
            assertThat(map.size()).isEqualTo(expected.size());
        }
        assertThat(contents(map)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 50})
    void aMapGrowsWhenToldTo(int capacity) {
        var map = new LongMap(capacity);
        var expected = new HashMap<Long, Long>();
        for (int round = 0; round < 5; round++) {
            while (map.put(random.nextInt(1000), round)) {
                for (int cell = map.next(0); cell >= 0; cell = map.next(cell + 1L)) {
                    expected.put(map.keyAt(cell), map.valueAt(cell));
                }
            }
            map.ensureCapacity(2 * map.capacity() + 1);
            assertThat(contents(map)).isEqualTo(expected);
        }
        map.ensureCapacity(1);
        assertThat(map.capacity()).isEqualTo(((capacity + 1) << 5) - 1);
    }

    @Test
    void eachKeyIsAskedAboutOnce() {
        for (int round = 0; round < 300; round++) {
            int capacity = random.nextInt(1, 30);
            var map = new LongMap(capacity);
            while (map.put(random.nextInt(100), random.nextInt(3))) {}
            var expected = contents(map);
            var asked = new java.util.ArrayList<Long>();
            int before = map.size();

            int gone =
                    map.removeIf((key, value) -> {
                        asked.add(key);
                        return value == 0;
                    });

            assertThat(asked).doesNotHaveDuplicates().hasSize(before);
            expected.values().removeIf(each -> each == 0);
            assertThat(contents(map)).isEqualTo(expected);
            assertThat(gone).isEqualTo(before - map.size());
        }
    }

    private static HashMap<Long, Long> contents(LongMap map) {
        var contents = new HashMap<Long, Long>();
        for (int cell = map.next(0); cell >= 0; cell = map.next(cell + 1L)) {
            contents.put(map.keyAt(cell), map.valueAt(cell));
        }
        return contents;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void aBitmapIsASetOfBits(int size) {
        var bitmap = new Bitmap(size);
        var expected = new BitSet(size);
        for (int i = 0; i < 5_000; i++) {
            int bit = random.nextInt(size);
            if (random.nextBoolean()) {
                bitmap.set(bit);
                expected.set(bit);
            } else {
                bitmap.clear(bit);
                expected.clear(bit);
            }
            int from = random.nextInt(size);
            int clear = expected.nextClearBit(from);
            assertThat(bitmap.nextSet(from)).isEqualTo(expected.nextSetBit(from));
            assertThat(bitmap.nextClear(from)).isEqualTo(clear < size ? clear : -1);
            assertThat(bitmap.count()).isEqualTo(expected.cardinality());
        }
    }

    @Test
    void aRingIsAQueueUpToItsCapacity() {
        var ring = new LongRing(7);
        var expected = new ArrayDeque<Long>();
        for (long i = 0; i < 5_000; i++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    if (!expected.isEmpty()) {
                        assertThat(ring.poll()).isEqualTo(expected.poll());
                    }
                }
                case 1 -> {
                    boolean room = expected.size() < 7;
                    assertThat(ring.offer(i)).isEqualTo(room);
                    if (room) {
                        expected.add(i);
                    }
                }
                default -> {
                    ring.push(i);
                    expected.add(i);
                    if (expected.size() > 7) {
                        expected.poll();
                    }
                }
            }
            assertThat(ring.size()).isEqualTo(expected.size());
            int at = 0;
            for (long each : expected) {
                assertThat(ring.get(at++)).isEqualTo(each);
            }
        }
    }
}
