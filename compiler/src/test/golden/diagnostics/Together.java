// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "together", license = "Dual MIT/GPL", description = "Errors of two phases")
public final class Together {
    static final class Box {
        final int[] content;

        Box(int[] content) {
            this.content = content;
        }
    }

    interface Sized {
        int size();
    }

    record One() implements Sized {
        @Override
        public int size() {
            return 1;
        }
    }

    record Half() implements Sized {
        @Override
        public int size() {
            return (int) 0.5; // error: KJ0101 there is no floating
        }
    }

    private final int[] fixed = new int[1];
    private int[] changing = new int[1];

    private void afterwards() {
        var a = new int[1];
        var box = new Box(a);
        fixed[0] = box.content.length + a.length; // error: KJ0201 `a` was handed over
    }

    private int refused() {
        var a = new int[1];
        changing = a;
        float b = 1; // error: KJ0101 `float` does not exist
        return a.length;
    }

    /// Nothing is said of what calls a method that is refused, or may run one.
    private int calls() {
        var a = new int[1];
        var box = new Box(a);
        return refused() + box.content.length + a.length;
    }

    private int virtual(Sized sized) {
        var a = new int[1];
        var box = new Box(a);
        return sized.size() + box.content.length + a.length;
    }


    public Together() {
        Sized sized = changing.length > 1 ? new One() : new Half();
        Log.info("%d", virtual(sized) + calls());
    }
}
