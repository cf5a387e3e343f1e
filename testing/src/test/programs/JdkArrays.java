// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import java.util.Arrays;
import module jiffy.linux;

/// The JDK's static methods on arrays, and what they fault with.
@KernelModule(name = "jdk_arrays", license = "Dual MIT/GPL", description = "Arrays of the JDK")
public final class JdkArrays {
    private long seed = 42;

    public JdkArrays() {
        ints();
        others();
        for (int size = 0; size < 40; size++) sorts(size);
        sorts(1000);
        for (int from = -1; from < 4; from++) {
            for (int to = -1; to < 5; to++) ranges(from, to);
        }
        copies(Arrays.copyOf(new int[] {1, 2}, -1));
    }

    private int random() {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        return (int) (seed >>> 40);
    }

    private void show(int[] array) {
        for (int each : array) Log.info("%d", each);
        Log.info("hash %d", Arrays.hashCode(array));
    }

    private void ints() {
        var array = new int[] {5, -3, 8, 0, Integer.MIN_VALUE, 5};
        Log.info("%d", Arrays.hashCode(array));
        Arrays.sort(array, 1, 5);
        show(array);
        Arrays.sort(array);
        show(array);
        Log.info("%d %d", Arrays.binarySearch(array, 5), Arrays.binarySearch(array, 6));
        show(Arrays.copyOf(array, 3));
        show(Arrays.copyOf(array, 8));
        show(Arrays.copyOfRange(array, 2, 9));
        Arrays.fill(array, 7);
        Arrays.fill(array, 1, 3, -1);
        show(array);
        System.arraycopy(array, 0, array, 2, 4);
        show(array);
        System.arraycopy(array, 1, array, 0, 5);
        show(array);
    }

    private void others() {
        var bytes = new byte[] {3, -1, 127, -128};
        Arrays.sort(bytes);
        var chars = new char[] {'z', 'a', '\uffff'};
        Arrays.sort(chars);
        var longs = new long[] {1L << 40, -1, Long.MIN_VALUE, 3};
        Arrays.sort(longs);
        var shorts = Arrays.copyOf(new short[] {9, -9}, 3);
        Arrays.sort(shorts);
        var flags = new boolean[3];
        Arrays.fill(flags, 1, 3, true);
        for (long each : longs) Log.info("%d", each);
        Log.info("%d %d", Arrays.hashCode(bytes), Arrays.hashCode(chars));
        Log.info("%d %d", Arrays.hashCode(longs), Arrays.hashCode(shorts));
        Log.info("%d %d", Arrays.hashCode(flags), Arrays.binarySearch(longs, 3));
        Log.info("%b", Arrays.equals(bytes, Arrays.copyOf(bytes, 4)));
        Log.info("%b", Arrays.equals(bytes, null));
    }

    private void sorts(int size) {
        var array = new int[size];
        for (int i = 0; i < size; i++) array[i] = random() % (size + 3);
        Arrays.sort(array);
        Log.info("%d: %d", size, Arrays.hashCode(array));
    }

    private void ranges(int from, int to) {
        var array = new int[] {1, 2, 3};
        try {
            Log.info("%d", Arrays.copyOfRange(array, from, to).length);
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("copy: bounds");
        } catch (IllegalArgumentException e) {
            Log.info("copy: argument");
        }
        try {
            Arrays.fill(array, from, to, 9);
            Log.info("%d", Arrays.hashCode(array));
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("fill: bounds");
        } catch (IllegalArgumentException e) {
            Log.info("fill: argument");
        }
        try {
            System.arraycopy(array, from, array, to, 2);
            Log.info("%d", Arrays.hashCode(array));
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("arraycopy: bounds");
        }
    }

    private void copies(int[] array) {
        Log.info("never %d", array.length);
    }
}
