// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "mixed", license = "GPL", description = "Arrays of objects of several classes")
public final class Mixed {
    sealed interface Shape { int area(); }
    record Square(int side) implements Shape { public int area() { return side * side; } }
    record Wide(int a, int b) implements Shape { public int area() { return a * b; } }

    private final Shape[] shapes = {new Square(3), new Wide(2, 5), null, new Square(1)};

    public Mixed() {
        int sum = 0;
        for (var each : shapes) if (each != null) sum += each.area();
        Log.info("%d", sum);
        shapes[2] = new Wide(7, 7);
        shapes[0] = null;
        Log.info("%d", shapes[2].area());
        var local = new Shape[2];
        local[1] = new Square(4);
        Log.info("%b %d", local[0] == null, local[1].area());
        Shape[][] deep = {{new Square(2)}, new Shape[3]};
        Log.info("%d %d", deep[0][0].area(), deep[1].length);
        Log.info("%d", all(new Square(1), new Wide(2, 2)));
        Log.info("%d", all());
    }

    private static int all(Shape... shapes) {
        int n = 0;
        for (var each : shapes) n += each.area();
        return n;
    }
}
