// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "arrays", license = "GPL", description = "Who changes a constant array")
public final class ConstantArrays {
    static final int[] TABLE = {1, 2, 3};

    enum Row {
        FIRST(4, 5);

        private final int[] cells;

        Row(int a, int b) {
            cells = new int[] {a, b};
        }
    }

    public ConstantArrays() {
        TABLE[0] = 7; // error: KJ0105 an element of a constant array may be changed
        var same = TABLE;
        same[1]++; // error: KJ0105 an element of a constant array may be changed
        fill(TABLE);
        Row.FIRST.cells[0] = 1; // error: KJ0105 an element of a constant array may be changed
        var own = new int[3];
        own[0] = TABLE[1];
        read(TABLE);
    }

    private static void fill(int[] numbers) {
        numbers[2] = 5; // error: KJ0105 an element of a constant array may be changed
    }

    private static void read(int[] numbers) {
        for (int each : numbers) {
            Log.info("%d", each);
        }
    }
}
