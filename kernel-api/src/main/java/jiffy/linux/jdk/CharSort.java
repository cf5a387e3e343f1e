// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.Compiled;

/// Sorts `char[]`: quicksort that goes over to heap sort where the array resists it, and to
/// insertion sort where little is left. In place, never slower than n log n; what is sorted
/// already, or backwards, takes one pass.
///
/// CONTEXT: the ranges that wait need a small array; where there is no memory for it, all is done
/// by heap sort, which needs none. No recursion.
@Compiled
final class CharSort {
    private static final int FEW = 20;

    /// The smaller part is sorted first, so that ranges wait in at most 31 halvings.
    private static final int DEPTH = 32;

    private CharSort() {}

    static void sort(char[] array, int from, int to) {
        if (to - from <= FEW) {
            insert(array, from, to);
        } else if (!isRun(array, from, to)) {
            try {
                quick(array, from, to, new int[3 * DEPTH]);
            } catch (OutOfMemoryError none) {
                heap(array, from, to);
            }
        }
    }

    /// Whether the range is in order, after turning one around that goes down all the way.
    private static boolean isRun(char[] array, int from, int to) {
        int end = from + 1;
        if (array[end] >= array[from]) {
            while (end < to && array[end] >= array[end - 1]) {
                end++;
            }
            return end == to;
        }
        while (end < to && array[end] < array[end - 1]) {
            end++;
        }
        if (end < to) {
            return false;
        }
        int last = to - 1;
        for (int first = from; first < last; first++) {
            swap(array, first, last);
            last--;
        }
        return true;
    }

    private static void swap(char[] array, int i, int j) {
        char value = array[i];
        array[i] = array[j];
        array[j] = value;
    }

    private static void insert(char[] array, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            char value = array[i];
            int hole = i;
            while (hole > from && array[hole - 1] > value) {
                array[hole] = array[hole - 1];
                hole--;
            }
            array[hole] = value;
        }
    }

    /// @param waiting three numbers for each range: its ends, and its bad partitions to spare
    private static void quick(char[] array, int first, int end, int[] waiting) {
        int from = first;
        int to = end;
        int spare = 32 - Integer.numberOfLeadingZeros(to - from);
        int height = 0;
        while (true) {
            while (to - from > FEW && spare > 0) {
                int middle = partition(array, from, to);
                boolean leftIsSmaller = middle - from < to - middle;
                int smaller = leftIsSmaller ? middle - from : to - middle;
                if (smaller < to - from >>> 3) {
                    spare--;
                }
                waiting[height] = leftIsSmaller ? middle : from;
                waiting[height + 1] = leftIsSmaller ? to : middle;
                waiting[height + 2] = spare;
                height += 3;
                from = leftIsSmaller ? from : middle;
                to = leftIsSmaller ? middle : to;
            }
            if (to - from > FEW) {
                heap(array, from, to);
            } else {
                insert(array, from, to);
            }
            if (height == 0) {
                return;
            }
            height -= 3;
            from = waiting[height];
            to = waiting[height + 1];
            spare = waiting[height + 2];
        }
    }

    /// Parts a range in two, neither empty: nothing in the first is greater than anything in the
    /// second.
    ///
    /// @return where the second starts
    private static int partition(char[] array, int from, int to) {
        int middle = from + to >>> 1;
        int low = from;
        int high = to - 1;
        order(array, low, middle);
        order(array, middle, high);
        order(array, low, middle);
        char pivot = array[middle];
        while (true) {
            do {
                low++;
            } while (array[low] < pivot);
            do {
                high--;
            } while (array[high] > pivot);
            if (low >= high) {
                return high + 1;
            }
            swap(array, low, high);
        }
    }

    private static void order(char[] array, int i, int j) {
        if (array[i] > array[j]) {
            swap(array, i, j);
        }
    }

    /// Heap sort; the heap's root is at `from`.
    private static void heap(char[] array, int from, int to) {
        int size = to - from;
        for (int i = (size >>> 1) - 1; i >= 0; i--) {
            sift(array, from, i, size, array[from + i]);
        }
        for (int last = size - 1; last > 0; last--) {
            char value = array[from + last];
            array[from + last] = array[from];
            sift(array, from, 0, last, value);
        }
    }

    /// Puts a value where `root` is or below: down along the greater children, then up to its
    /// place.
    private static void sift(char[] array, int from, int root, int size, char value) {
        int hole = root;
        int child = 2 * hole + 1;
        while (child < size) {
            if (child + 1 < size && array[from + child] < array[from + child + 1]) {
                child++;
            }
            array[from + hole] = array[from + child];
            hole = child;
            child = 2 * hole + 1;
        }
        while (hole > root && array[from + (hole - 1 >>> 1)] < value) {
            array[from + hole] = array[from + (hole - 1 >>> 1)];
            hole = hole - 1 >>> 1;
        }
        array[from + hole] = value;
    }
}
