// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Objects that refer to others of their class: a stack, a tree, and branches that are shared.
@KernelModule(name = "links", license = "Dual MIT/GPL", description = "Links")
public final class Links {
    @Slab
    static final class Stack {
        final Stack below;
        final int value;

        Stack(Stack below, int value) {
            this.below = below;
            this.value = value;
        }
    }

    @Slab
    static final class Tree {
        final Tree left;
        final Tree right;
        final int[] weight;

        Tree(Tree left, Tree right, int weight) {
            this.left = left;
            this.right = right;
            if (weight < 0) throw new IllegalArgumentException();
            this.weight = new int[] {weight};
        }
    }

    /// Shared by nobody: no count.
    @Slab
    static final class Queue {
        final Queue next;
        final Queue other;

        Queue(Queue next, Queue other) {
            this.next = next;
            this.other = other;
        }
    }

    private Stack top;

    public Links() {
        Stack stack = null;
        for (int i = 0; i < 20000; i++) stack = new Stack(stack, i);
        int n = 0;
        for (var each = stack; each != null; each = each.below) n++;
        Log.info("%d", n);
        top = stack;
        for (int i = 0; i < 10; i++) top = top.below;
        Log.info("%d", top.value);
        trees();
        queues();
    }

    private void trees() {
        Tree tree = null;
        for (int i = 0; i < 3000; i++) tree = new Tree(i % 2 == 0 ? null : tree, tree, i);
        Log.info("%d %d", tree.weight[0], tree.left.right.weight[0]);
        try {
            tree = new Tree(tree, new Tree(tree, tree, 1), -1);
        } catch (IllegalArgumentException e) {
            Log.info("%d", tree.right.weight[0]);
        }
        var part = tree.left;
        tree = null;
        Log.info("%d", part.weight[0]);
    }

    private void queues() {
        Queue queue = null;
        for (int i = 0; i < 3000; i++) {
            var end = new Queue(null, null);
            queue = new Queue(queue, end);
        }
        for (int i = 0; i < 3000; i++) queue = new Queue(null, queue);
        Log.info("%b", queue.other != null);
    }
}
