// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// A container of objects of any class holds what is put into it, and no container unless one is.
@KernelModule(name = "cells", license = "Dual MIT/GPL", description = "Containers of objects")
public final class Cells {
    static final class Cell<T> {
        T value;

        Cell(T value) {
            this.value = value;
        }

        T swap(T other) {
            var old = value;
            value = other;
            return old;
        }
    }

    static final class Row {
        private final Object[] items;
        private int size;

        Row(int capacity) {
            items = new Object[capacity];
        }

        void add(Object item) {
            items[size++] = item;
        }

        Object last() {
            return items[size - 1];
        }
    }

    /// Two containers of one another's class; neither is ever in itself.
    static final class Box<T> {
        T content;
    }

    static final class Shelf<T> {
        final Box<T>[] boxes;

        @SuppressWarnings("unchecked")
        Shelf(int capacity) {
            boxes = (Box<T>[]) new Box<?>[capacity];
        }
    }

    interface Named {
        String name();
    }

    static final class Tagged<T extends Named> implements Named {
        T inner;

        @Override
        public String name() {
            return "tagged";
        }
    }

    record Plain(String name) implements Named {}

    record Number(int value) {}

    record Pair<A, B>(A first, B second) {}

    private final Row row = new Row(3);

    public Cells() {
        var cell = new Cell<>(new Number(1));
        Log.info("%d %d", cell.swap(new Number(2)).value(), cell.value.value());
        Object any = cell;
        Log.info("%b %b", any instanceof Cell<?>, any instanceof Row);
        row.add(cell);
        row.add(new Number(7));
        Log.info("%b", row.last() instanceof Number(int value) && value == 7);
        var nested = new Pair<>(new Pair<>(new Number(3), new Number(4)), new Number(5));
        Log.info("%d %d", nested.first().second().value(), nested.second().value());
        var tagged = new Tagged<Plain>();
        tagged.inner = new Plain("plain");
        Named named = tagged;
        Log.info("%s %s", named.name(), tagged.inner.name());
        var shelf = new Shelf<Number>(2);
        shelf.boxes[1] = new Box<>();
        shelf.boxes[1].content = new Number(9);
        Log.info("%d %b", shelf.boxes[1].content.value(), shelf.boxes[0] == null);
        Object inner = shelf.boxes[1];
        Log.info("%b", inner instanceof Box<?>);
        row.add(nested);
        Log.info("%b", row.last() == nested);
    }
}
