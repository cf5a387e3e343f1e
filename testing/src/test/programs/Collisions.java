// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Names that differ in Java and would be one in C, or would be the kernel's own.
@KernelModule(name = "mutex", license = "Dual MIT/GPL", description = "Names that meet")
public final class Collisions {
    static final class FooBar {
        int x = 1;
        int X = 2;
    }

    static final class Foo {
        static final class Bar {
            int y = 3;
        }
    }

    @Parameter static int lockCount = 5;

    private final Mutex lock = new Mutex();
    private int fooBar = 1;
    private int foo_bar = 2;
    private int FOO_BAR = 3;

    public Collisions() {
        var a = new FooBar();
        var b = new Foo.Bar();
        Log.info("%d %d %d", fooBar++, foo_bar--, FOO_BAR);
        Log.info("%d %d %d", a.x, a.X, b.y);
        lock();
        unlock();
        fooBarDrop();
        lockCount();
        Log.info("%d %d %d", fooBar, foo_bar, FOO_BAR);
    }

    private void lock() {
        try (var _ = lock.acquire()) {
            fooBar++;
        }
    }

    private void unlock() {
        Log.info("unlock %d", lockCount);
    }

    private void fooBarDrop() {
        Log.info("drop");
    }

    private void lockCount() {
        Log.info("count");
    }
}
