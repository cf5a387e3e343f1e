// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "inner", license = "GPL", description = "What an inner class cannot keep")
public final class InnerClasses {
    private int count;

    static final class Tree {
        int size;

        class Leaf {
            int get() {
                return size;
            }
        }
    }

    static final class Grown extends Tree.Leaf {
        Grown(Tree tree) { // error: KJ0102 a constructor that gives `super` the object around it
            tree.super();
        }
    }

    interface Visitor {
        int visit(int n);
    }

    public InnerClasses() {
        int given = next();
        class Local {
            int get() {
                return given + count;
            }
        }
        Visitor visitor = n -> new Local().get() + n; // error: KJ0110 a lambda that keeps `given`
        var tree = new Tree();
        var leaf = tree.new Leaf() {}; // error: KJ0102 an anonymous class that extends
        try {
            count = 1 / given;
        } catch (ArithmeticException caught) {
            new Visitor() { // error: KJ0102 keeping a `java.lang.ArithmeticException`, as `caught`
                @Override
                public int visit(int n) {
                    throw caught; // error: KJ0111 throwing `caught` is not supported
                }
            }.visit(3);
        }
    }

    private int next() {
        return ++count;
    }
}
