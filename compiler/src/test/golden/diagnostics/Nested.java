// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "nested", license = "Dual MIT/GPL", description = "A container in its like")
public final class Nested {
    static final class Cell<T> {
        T value;
    }

    static final class Box<T> { // error: KJ0102 a class that contains itself
        private T value;

        void set(T value) {
            this.value = value;
        }
    }

    record Number(int value) {}

    private static <T> Box<T> boxed(T value) {
        var box = new Box<T>();
        box.set(value);
        return box;
    }

    public Nested() {
        var cell = new Cell<Box<Number>>();
        cell.value = boxed(new Number(1));
        Object any = cell;
        Log.info("%b", any instanceof Cell<?>);
        var box = boxed(boxed(new Number(1)));
        Log.info("%b", box.value instanceof Box<?>);
    }
}
