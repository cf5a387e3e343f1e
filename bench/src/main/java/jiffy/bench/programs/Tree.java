// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;

/// A binary search tree whose nodes lie in one array and name each other by index.
@KernelModule(name = "tree", license = "Dual MIT/GPL", description = "A program to be measured")
public final class Tree {
    @Parameter(min = 0)
    static int runs = 1;

    private static final int COUNT = 40_000;
    private static final int DEEPEST = 128;

    // What a node has; its index is that of its key.
    private static final int KEY = 0;
    private static final int TIMES = 1;
    private static final int LEFT = 2; // 0: none
    private static final int RIGHT = 3;
    private static final int WIDTH = 4;

    /// Names the root: the first node is used for nothing else.
    private static final int ROOT = LEFT;

    private final int[] keys = new int[COUNT];
    private final int[] nodes = new int[(COUNT + 1) * WIDTH];

    public Tree() {
        var random = new Random(7);
        for (int i = 0; i < COUNT; i++) {
            keys[i] = random.next() % (2 * COUNT);
        }
        Log.info("ready");
        for (int i = 0; i < runs; i++) {
            Log.info("%d", run());
        }
    }

    private int run() {
        nodes[ROOT] = 0;
        int used = 0;
        for (int key : keys) {
            int link = find(key);
            if (nodes[link] == 0) {
                used += WIDTH;
                plant(link, used, key);
            }
            nodes[nodes[link] + TIMES]++;
        }
        int sum = 0;
        for (int key : keys) {
            if (nodes[find(key + 1)] != 0) {
                sum++;
            }
        }
        for (int i = 0; i < COUNT; i += 2) {
            if (remove(keys[i])) {
                sum++;
            }
        }
        return sum + walk();
    }

    /// The place that names the key's node, or would name it.
    private int find(int key) {
        int link = ROOT;
        while (nodes[link] != 0) {
            int each = nodes[link];
            if (key == nodes[each + KEY]) {
                break;
            }
            link = each + (key < nodes[each + KEY] ? LEFT : RIGHT);
        }
        return link;
    }

    private void plant(int link, int node, int key) {
        nodes[link] = node;
        nodes[node + KEY] = key;
        nodes[node + TIMES] = 0;
        nodes[node + LEFT] = 0;
        nodes[node + RIGHT] = 0;
    }

    private boolean remove(int key) {
        int link = find(key);
        int gone = nodes[link];
        if (gone == 0) {
            return false;
        }
        if (nodes[gone + LEFT] == 0) {
            nodes[link] = nodes[gone + RIGHT];
        } else if (nodes[gone + RIGHT] == 0) {
            nodes[link] = nodes[gone + LEFT];
        } else {
            // The next larger node takes its place.
            int next = gone + RIGHT;
            while (nodes[nodes[next] + LEFT] != 0) {
                next = nodes[next] + LEFT;
            }
            int heir = nodes[next];
            nodes[next] = nodes[heir + RIGHT];
            nodes[heir + LEFT] = nodes[gone + LEFT];
            nodes[heir + RIGHT] = nodes[gone + RIGHT];
            nodes[link] = heir;
        }
        return true;
    }

    /// The sum over all nodes, from the least key to the greatest.
    private int walk() {
        var stack = new int[DEEPEST];
        int top = 0;
        int sum = 0;
        int at = nodes[ROOT];
        while (at != 0 || top != 0) {
            while (at != 0) {
                stack[top++] = at;
                at = nodes[at + LEFT];
            }
            at = stack[--top];
            sum = sum * 31 + nodes[at + KEY] * nodes[at + TIMES];
            at = nodes[at + RIGHT];
        }
        return sum;
    }
}
