// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "virtual_recursion", license = "Dual MIT/GPL", description = "Around corners")
public final class VirtualRecursion {
    interface Shape {
        int area();

        default int twice() { // error: KJ0103 `twice` calls itself: `twice` → `area` → `twice`
            return 2 * area();
        }
    }

    record Square(int side) implements Shape {
        @Override
        public int area() {
            return side * side;
        }
    }

    record Half(int side) implements Shape {
        @Override
        public int area() {
            return twice() / 4;
        }
    }

    public VirtualRecursion() {
        show(new Square(2));
        show(new Half(2));
    }

    private static void show(Shape shape) {
        Log.info("%d", shape.twice());
    }
}
