// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;

/// Quicksort without recursion: median of three, short ranges left to one insertion sort.
@KernelModule(name = "sort", license = "Dual MIT/GPL", description = "A program to be measured")
public final class Sort {
    @Parameter(min = 0)
    static int runs = 1;

    private static final int COUNT = 1 << 17;
    private static final int SHORT = 16;

    private final int[] input = new int[COUNT];
    private final int[] work = new int[COUNT];

    public Sort() {
        var random = new Random(1);
        for (int i = 0; i < COUNT; i++) {
            input[i] = random.next();
        }
        Log.info("ready");
        for (int i = 0; i < runs; i++) {
            Log.info("%d", run());
        }
    }

    private int run() {
        System.arraycopy(input, 0, work, 0, COUNT);
        sort(work);
        int sum = 0;
        for (int each : work) {
            sum = sum * 31 + each;
        }
        return sum;
    }

    private static void sort(int[] a) {
        var stack = new int[64];
        int top = 0;
        int low = 0;
        int high = a.length - 1;
        while (true) {
            while (high - low >= SHORT) {
                int last = partition(a, low, high);
                // The larger part waits, so that the stack stays short.
                if (last - low > high - last) {
                    stack[top++] = low;
                    stack[top++] = last;
                    low = last + 1;
                } else {
                    stack[top++] = last + 1;
                    stack[top++] = high;
                    high = last;
                }
            }
            if (top == 0) {
                break;
            }
            high = stack[--top];
            low = stack[--top];
        }
        insertionSort(a);
    }

    /// Returns the last place of the lower part.
    private static int partition(int[] a, int low, int high) {
        int middle = low + (high - low) / 2;
        if (a[middle] < a[low]) {
            swap(a, middle, low);
        }
        if (a[high] < a[low]) {
            swap(a, high, low);
        }
        if (a[high] < a[middle]) {
            swap(a, high, middle);
        }
        int pivot = a[middle];
        int i = low - 1;
        int j = high + 1;
        while (true) {
            do {
                i++;
            } while (a[i] < pivot);
            do {
                j--;
            } while (a[j] > pivot);
            if (i >= j) {
                return j;
            }
            swap(a, i, j);
        }
    }

    private static void swap(int[] a, int i, int j) {
        int kept = a[i];
        a[i] = a[j];
        a[j] = kept;
    }

    private static void insertionSort(int[] a) {
        for (int i = 1; i < a.length; i++) {
            int each = a[i];
            int j = i;
            while (j > 0 && a[j - 1] > each) {
                a[j] = a[j - 1];
                j--;
            }
            a[j] = each;
        }
    }
}
