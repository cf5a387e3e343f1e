// SPDX-License-Identifier: MIT OR GPL-2.0
package often;

import module jiffy.linux;

/// Goes wrong so often that a JVM compiles it, and then leaves the stack out of its exceptions.
@KernelModule(name = "often", license = "GPL", description = "Goes wrong often")
public final class Often {
    static final class Cell {
        int value;
    }

    private final int[] numbers = new int[2];
    private int caught;
    private final ProcFile file = new ProcFile("often", 0666).writes(this::write);

    private int fall(int how) {
        int sum = caught;
        int[] none = how == 1 ? null : numbers;
        Object object = how == 2 ? numbers : null;
        return switch (how) {
            case 0 -> sum / how; // division
            case 1 -> none.length; // null
            case 2 -> ((Cell) object).value; // cast
            case 3 -> numbers[how]; // bounds
            default -> ((Cell) object).value; // field
        };
    }

    /// Twice ten digits: how, and how often it is caught.
    private void write(UserReader in) throws Errno {
        int how = in.parseInt();
        int times = in.parseInt();
        for (int i = 0; i < times; i++) {
            try {
                caught = fall(how);
            } catch (RuntimeException _) {
                caught++;
            }
        }
        caught = fall(how);
    }
}
