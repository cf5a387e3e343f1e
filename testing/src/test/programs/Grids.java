// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "grids", license = "GPL", description = "Arrays of arrays")
public final class Grids {
    static final int[][] PASCAL = pascal(6);
    static final String[][] WORDS = {{"a", "b"}, {}, {"c"}};
    static final long[][][] CUBE = new long[2][3][2];

    private final int[][] grid = new int[3][4];
    private final Node[] nodes = new Node[4];
    private int calls;

    static final class Node {
        int value;
        final int[] data = {1, 2, 3};
        Node(int value) { this.value = value; }
    }

    private static int[][] pascal(int n) {
        var rows = new int[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = new int[i + 1];
            rows[i][0] = rows[i][i] = 1;
            for (int j = 1; j < i; j++) rows[i][j] = rows[i - 1][j - 1] + rows[i - 1][j];
        }
        return rows;
    }

    public Grids() {
        for (int i = 0; i < grid.length; i++)
            for (int j = 0; j < grid[i].length; j++) grid[i][j] = i * 10 + j;
        int sum = 0;
        for (var row : grid) for (int each : row) sum += each;
        Log.info("%d", sum);
        grid[1][2] += 100; grid[2][3]++; ++grid[0][0];
        Log.info("%d %d %d", grid[1][2], grid[2][3], grid[0][0]--);
        for (int[] row : PASCAL) for (int each : row) Log.info("%d", each);
        for (var row : WORDS) {
            Log.info("%d", row.length);
            for (var each : row) Log.info("%s", each);
        }
        Log.info("%d %d", CUBE[1][2][0], CUBE[0].length);
        var made = pascal(4);
        Log.info("%d", made[3][2]);
        int[][] ragged = {{1}, {2, 3}, null, {4, 5, 6}, new int[2]};
        for (var row : ragged) Log.info("%d", row == null ? -1 : row.length);
        ragged[2] = new int[] {7};
        ragged[0] = null;
        ragged[1] = new int[3];
        Log.info("%d %b %d", ragged[2][0], ragged[0] == null, ragged[1].length);
        try { ragged[0][0] = 1; } catch (NullPointerException e) { Log.info("null row"); }
        try { ragged[1][3] = 1; } catch (ArrayIndexOutOfBoundsException e) { Log.info("bounds"); }
        try {
            ragged[7][next()] = next();
        } catch (ArrayIndexOutOfBoundsException e) { Log.info("bounds %d", calls); }
        try {
            var bad = new int[next()][-next()][next()];
        } catch (NegativeArraySizeException e) { Log.info("negative %d", calls); }
        try {
            var bad = new int[0][-1];
            Log.info("%d", bad.length);
        } catch (NegativeArraySizeException e) { Log.info("negative"); }
        var cube = new byte[2][3][4];
        cube[1][2][3] = (byte) 300;
        Log.info("%d %d %d %d", cube.length, cube[0].length, cube[1][1].length, cube[1][2][3]);
        var flags = new boolean[2][2];
        flags[1][0] |= true;
        Log.info("%b %b", flags[1][0], flags[0][1]);
        nodes();
        int[] original = {1, 2, 3};
        int[] copy = original.clone();
        copy[0] = 9;
        Log.info("%d %d %d", original[0], copy[0], copy.length);
        Log.info("%d", total(new int[][] {{1, 2}, {3}}));
        Log.info("%d", trace(identity(5)));
        long[][] big = new long[2][];
        Log.info("%b", big[1] == null);
        var words = new String[3];
        words[1] = "one";
        Log.info("%b %s", words[0] == null, words[1]);
        var kept = words.clone();
        words[1] = "changed";
        Log.info("%s", kept[1]);
        fail(ragged);
    }

    private int next() { return ++calls; }

    private static int[][] identity(int n) {
        var m = new int[n][n];
        for (int i = 0; i < n; i++) m[i][i] = 1;
        return m;
    }

    private static int trace(int[][] m) {
        int t = 0;
        for (int i = 0; i < m.length; i++) t += m[i][i];
        return t;
    }

    private static int total(int[][] rows) {
        int t = 0;
        for (var row : rows) for (var each : row) t += each;
        return t;
    }

    private void nodes() {
        for (int i = 0; i < nodes.length; i++) if (i != 2) nodes[i] = new Node(i * i);
        for (var each : nodes) {
            if (each == null) { Log.info("none"); continue; }
            each.value++;
            each.data[1] = each.value;
        }
        Log.info("%d %d", nodes[3].value, nodes[3].data[1]);
        nodes[3] = new Node(77);
        Log.info("%d", nodes[3].value);
        nodes[3] = null;
        var local = new Node[] {new Node(1), new Node(2)};
        local[0].value = local[1].value + 5;
        Log.info("%d", local[0].value);
        try { nodes[2].value = 1; } catch (NullPointerException e) { Log.info("no node"); }
    }

    private void fail(int[][] rows) {
        var node = new Node(3);
        nodes[2] = node;
        rows[99][0] = 1;
    }
}
