// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "elements", license = "GPL", description = "Who owns an element")
public final class ArrayElements {
    private final int[][] leaves = new int[4][];
    private final Mutex lock = new Mutex();

    public ArrayElements() {
        var rows = new int[2][2];
        var row = rows[0];
        rows[0] = new int[5];
        row[1] = 3; // error: KJ0201 `row` was handed over or freed before
        var given = new int[3];
        rows[1] = given;
        given[0] = 1; // error: KJ0201 `given` was handed over or freed before
        var leaf = leaves[1];
        replace();
        leaf[0] = 1; // error: KJ0201 `leaf` was handed over or freed before
    }

    private void replace() {
        leaves[0] = new int[1];
    }

    private void swap() {
        leaves[0] = leaves[1]; // error: KJ0202 cannot prove who owns
    }

    private int locked() {
        int[] found;
        try (var _ = lock.acquire()) {
            found = leaves[1]; // error: KJ0203 would be named outside
        }
        return found[0];
    }
}
