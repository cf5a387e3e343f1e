// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "inner", license = "GPL", description = "What an inner class cannot keep")
public final class InnerClasses {
    private int count;

    static final class Tree {
        int size;

        final class Leaf {
            int get() {
                return size; // error: KJ0102 using the `Tree` around an inner class
            }
        }
    }

    final class Counter {
        void step() {
            count++;
        }
    }

    interface Visitor {
        int visit(int n);
    }

    public InnerClasses() {
        int given = next();
        class Local {
            int get() {
                return given + count; // error: KJ0110 a class that keeps `given` of the method
            }
        }
        Visitor visitor =
                new Visitor() {
                    @Override
                    public int visit(int n) {
                        return n + given; // error: KJ0110 a class that keeps `given` of the method
                    }
                };
        new Counter().step();
        var tree = new Tree();
        var leaf = tree.new Leaf(); // error: KJ0102 `new` of an inner class of this object
    }

    private int next() {
        return ++count;
    }
}
