// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "unsupported", license = "Dual MIT/GPL", description = "What is left out")
public final class Unsupported {
    private static int state; // error: KJ0105 `state` is not a constant

    static class Shape {}

    static final class Circle extends Shape {}

    private final Mutex lock = new Mutex();

    public Unsupported() {
        double half = 0.5; // error: KJ0101 `double`
        int n = (int) 1.5f; // error: KJ0101 floating point
        Integer boxed = 3; // error: KJ0109 `Integer`
        Comparable<Unsupported> any = null; // error: KJ0107 `Comparable`
        var locks = new Mutex[2]; // error: KJ0102 an array of `jiffy.linux.sync.Mutex`
        Shape[] shapes = new Circle[3]; // error: KJ0102 a `Unsupported.Circle[]` as a
        Runnable run = () -> {}; // error: KJ0107 `Runnable`
        synchronized (this) { // error: KJ0108 `synchronized`
            n = 1;
        }
        var joined = "a" + n; // error: KJ0112 joining strings
        boolean half2 = "a".contains("b"); // error: KJ0107 String.contains
        System.currentTimeMillis(); // error: KJ0107 System.currentTimeMillis
        Mutex alias = lock; // error: KJ0104 a kernel object cannot be kept in a variable
        new Mutex(); // error: KJ0104 a kernel object is made only for a final field
        lock.acquire(); // error: KJ0102 a guard exists only as the resource of a `try`
        Log.info("%d", "text"); // error: KJ0106 does not fit
        Log.info("%d"); // error: KJ0106 has no argument
        Log.info("%q", n); // error: KJ0106 there is no conversion `%q`
        throw new UnsupportedOperationException(); // error: KJ0111 throwing
    }
}
