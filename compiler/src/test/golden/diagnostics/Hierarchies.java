// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "hierarchies", license = "Dual MIT/GPL", description = "Classes that are out")
public final class Hierarchies {
    interface Operation {
        int apply(int number);
    }

    record Pair(int first, int second) {}

    static final class Plain {}

    record Holder(Plain plain) {} // error: KJ0102 `hashCode` of `Hierarchies.Plain`

    static final class Lost extends RuntimeException {} // error: KJ0111 an exception class

    static final class Ordered implements Comparable<Ordered> { // error: KJ0102 implementing
        @Override
        public int compareTo(Ordered other) {
            return 0;
        }
    }

    sealed interface Tree permits Leaf, Node {}

    record Leaf(int number) implements Tree {}

    record Node(Tree[] branches) implements Tree {} // error: KJ0102 a class that

    private final int step;

    public Hierarchies() {
        step = 3;
        int local = 4;
        Operation more = number -> number + local; // error: KJ0110 a lambda that keeps `local`
        Operation ofModule = number -> number + step;
        Operation alsoOfModule = this::times;
        Operation math = Math::abs;
        Operation hashed = java.util.Objects::hash; // error: KJ0102 any number of arguments
        var text = new Pair(1, 2).toString(); // error: KJ0102 `toString`
        int hash = new Plain().hashCode(); // error: KJ0102 `hashCode` of `Hierarchies.Plain`
        int inside = new Holder(new Plain()).hashCode();
        Object any = "text"; // error: KJ0102 a `String` as an object of any class
    }

    private int times(int number) {
        return number * step;
    }

    /// Of these there are many.
    static final class Many {
        private int factor = 3;

        Operation steps() {
            return number -> number + factor; // error: KJ0110 a lambda that keeps `this`
        }

        Operation bound() {
            return this::times; // error: KJ0110 a method reference that keeps an object
        }

        private int times(int number) {
            return number * factor;
        }
    }
}
