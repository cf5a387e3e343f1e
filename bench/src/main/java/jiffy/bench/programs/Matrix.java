// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

import java.util.Arrays;
import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;

/// The product of two matrices of ints, row by row.
@KernelModule(name = "matrix", license = "Dual MIT/GPL", description = "A program to be measured")
public final class Matrix {
    @Parameter(min = 0)
    static int runs = 1;

    private static final int N = 200;

    private final int[][] a = new int[N][N];
    private final int[][] b = new int[N][N];
    private final int[][] c = new int[N][N];

    public Matrix() {
        var random = new Random(5);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                a[i][j] = random.next();
                b[i][j] = random.next();
            }
        }
        Log.info("ready");
        for (int i = 0; i < runs; i++) {
            Log.info("%d", run());
        }
    }

    private int run() {
        multiply(c, a, b);
        int sum = 0;
        for (int[] row : c) {
            for (int each : row) {
                sum = sum * 31 + each;
            }
        }
        return sum;
    }

    private static void multiply(int[][] product, int[][] left, int[][] right) {
        for (int i = 0; i < N; i++) {
            var row = product[i];
            Arrays.fill(row, 0);
            for (int k = 0; k < N; k++) {
                int factor = left[i][k];
                var other = right[k];
                for (int j = 0; j < N; j++) {
                    row[j] += factor * other[j];
                }
            }
        }
    }
}
