// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Arrays of every kind and shape are sorted as the JDK sorts them.
class SortTest {
    private static final int[] SIZES = {0, 1, 2, 3, 19, 20, 21, 22, 40, 100, 1000, 30_000};

    /// What an array looks like: the element at an index.
    private record Shape(String name, IntUnaryOperator at) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        var random = new Random(7);
        return Stream.of(
                new Shape("random", _ -> random.nextInt()),
                new Shape("small numbers", _ -> random.nextInt(10)),
                new Shape("one number", _ -> 5),
                new Shape("upwards", i -> i),
                new Shape("downwards", i -> -i),
                new Shape("upwards in steps", i -> i / 7),
                new Shape("downwards in steps", i -> -i / 7),
                new Shape("nearly upwards", i -> random.nextInt(50) == 0 ? 0 : i),
                new Shape("up and down", i -> i < 500 ? i : 1000 - i),
                new Shape("saw", i -> i % 37),
                new Shape("two halves", i -> i % 500),
                new Shape("extremes", i -> i % 2 == 0 ? 1 << 31 : ~(1 << 31)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sortsEveryShape(Shape shape) throws ReflectiveOperationException {
        for (var kind :
                new Class<?>[] {long.class, int.class, short.class, char.class, byte.class}) {
            for (int size : SIZES) {
                var mine = array(kind, size, shape);
                var theirs = copy(mine);
                mirror(kind).getMethod("sort", mine.getClass()).invoke(null, mine);
                Arrays.class.getMethod("sort", theirs.getClass()).invoke(null, theirs);
                assertThat(mine).as("%s[%d]", kind, size).isEqualTo(theirs);
            }
        }
    }

    /// Also without memory for the ranges that wait, and where partitions keep failing.
    @ParameterizedTest
    @MethodSource("shapes")
    void heapsAreSortedToo(Shape shape) throws ReflectiveOperationException {
        for (var kind :
                new Class<?>[] {long.class, int.class, short.class, char.class, byte.class}) {
            var mine = array(kind, 1000, shape);
            var theirs = copy(mine);
            var heap =
                    Class.forName(mirror(kind).getName().replace("Arrays", "Sort"))
                            .getDeclaredMethod("heap", mine.getClass(), int.class, int.class);
            heap.setAccessible(true);
            heap.invoke(null, mine, 3, 900);
            Arrays.class
                    .getMethod("sort", theirs.getClass(), int.class, int.class)
                    .invoke(null, theirs, 3, 900);
            assertThat(mine).as("%s", kind).isEqualTo(theirs);
        }
    }

    private static Class<?> mirror(Class<?> kind) throws ClassNotFoundException {
        String name = kind.getName();
        return Class.forName(
                "jiffy.linux.jdk."
                        + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + name.substring(1)
                        + "Arrays");
    }

    private static Object array(Class<?> kind, int size, Shape shape) {
        var array = Array.newInstance(kind, size);
        for (int i = 0; i < size; i++) {
            int value = shape.at().applyAsInt(i);
            switch (array) {
                case long[] longs -> longs[i] = (long) value << 20;
                case int[] ints -> ints[i] = value;
                case short[] shorts -> shorts[i] = (short) value;
                case char[] chars -> chars[i] = (char) value;
                case byte[] bytes -> bytes[i] = (byte) value;
                default -> throw new AssertionError(array);
            }
        }
        return array;
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        var copy = Array.newInstance(array.getClass().getComponentType(), length);
        java.lang.System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }
}
