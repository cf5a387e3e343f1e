// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Maps to objects keep what the JDK's own map keeps, over long random histories.
class ObjectMapsTest {
    private final Random random = new Random(1);

    /// Keys of which many have the same hash.
    private record Key(int number, int hash) implements HashKey {
        static Key of(int number, int hashes) {
            return new Key(number, number % hashes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100, 1_000_000})
    void aHashMapIsAMap(int hashes) {
        var map = new HashMap<Key, Integer>(random.nextInt(20));
        var expected = new java.util.HashMap<Key, Integer>();
        for (int i = 0; i < 20_000; i++) {
            var key = Key.of(random.nextInt(60), hashes);
            switch (random.nextInt(4)) {
                case 0 -> assertThat(map.remove(key)).isEqualTo(expected.remove(key));
                case 1 ->
                        assertThat(map.putIfAbsent(key, i)).isEqualTo(expected.putIfAbsent(key, i));
                default -> assertThat(map.put(key, i)).isEqualTo(expected.put(key, i));
            }
            var other = Key.of(random.nextInt(60), hashes);
            assertThat(map.get(other)).isEqualTo(expected.get(other));
            assertThat(map.containsKey(other)).isEqualTo(expected.containsKey(other));
            assertThat(map.size()).isEqualTo(expected.size());
            if (i % 1000 == 0) {
                assertThat(contents(map)).isEqualTo(expected);
            }
            if (i == 10_000) {
                map.clear();
                expected.clear();
            }
        }
    }

    private static java.util.HashMap<Key, Integer> contents(HashMap<Key, Integer> map) {
        var contents = new java.util.HashMap<Key, Integer>();
        for (int i = 0; i < map.size(); i++) {
            contents.put(map.keyAt(i), map.valueAt(i));
        }
        return contents;
    }

    @Test
    void aMapOfNumbersIsAMap() {
        var map = new LongObjectMap<Integer>(0);
        var expected = new java.util.HashMap<Long, Integer>();
        for (int i = 0; i < 50_000; i++) {
            long key = random.nextInt(2000) * (1L << random.nextInt(2) * 40) - 5;
            if (random.nextInt(3) == 0) {
                assertThat(map.remove(key)).isEqualTo(expected.remove(key));
            } else {
                assertThat(map.put(key, i)).isEqualTo(expected.put(key, i));
            }
            assertThat(map.get(key + 1)).isEqualTo(expected.get(key + 1));
            assertThat(map.size()).isEqualTo(expected.size());
        }
        var contents = new java.util.HashMap<Long, Integer>();
        for (int i = 0; i < map.size(); i++) {
            contents.put(map.keyAt(i), map.valueAt(i));
        }
        assertThat(contents).isEqualTo(expected);
    }

    @Test
    void whoCountsDownwardsMeetsEveryKeyOnce() {
        var map = new HashMap<Key, Integer>(4);
        for (int i = 0; i < 100; i++) {
            map.put(Key.of(i, 7), i);
        }
        int met = 0;
        for (int i = map.size() - 1; i >= 0; i--) {
            met++;
            if (map.valueAt(i) % 3 != 0) {
                map.removeAt(i);
            }
        }
        assertThat(met).isEqualTo(100);
        assertThat(map.size()).isEqualTo(34);
        for (int i = 0; i < 100; i++) {
            assertThat(map.get(Key.of(i, 7))).isEqualTo(i % 3 == 0 ? i : null);
        }
    }

    @Test
    void refusesWhatIsNotThere() {
        var map = new HashMap<Key, Integer>(1);
        map.put(Key.of(1, 2), 1);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> map.keyAt(1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> map.removeAt(-1));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> map.get(null));
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> map.put(Key.of(2, 2), null));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> map.ensureCapacity(Integer.MAX_VALUE));
        assertThat(map.size()).isEqualTo(1);
    }
}
