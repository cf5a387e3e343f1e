// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Operands are evaluated from left to right, once, and before what they may break.
@KernelModule(name = "order", license = "Dual MIT/GPL", description = "Order of evaluation")
public final class Order {
    private int x;
    private int calls;
    private final int[] shared = {10, 20, 30};
    private int initialised;

    {
        int i = 1;
        initialised = i + (i = 5);
    }

    private final int late = switch (initialised) {
        case 6 -> {
            int i = 2;
            yield i + (i = 7) * i;
        }
        default -> -1;
    };

    static final class Box {
        int value;
        final int[] array;

        Box(int value, int length) {
            this.value = value;
            array = new int[length];
        }

        int set(int to) {
            Log.info("set %d to %d", value, to);
            value = to;
            return value;
        }
    }

    public Order() {
        Log.info("%d %d", initialised, late);
        locals();
        fields();
        elements();
        calls();
        objects();
        failures();
        compound();
    }

    private int f(int value) {
        Log.info("f %d", value);
        calls++;
        x += value;
        return value;
    }

    private boolean g(boolean value) {
        Log.info("g %b", value);
        calls++;
        return value;
    }

    private void locals() {
        int i = 1;
        int j = i + (i = 10) + i + i++ + i;
        Log.info("%d %d", i, j);
        j = (i = 2) + i * (i = 3) - i;
        Log.info("%d %d", i, j);
        j = i + (g(i == 3) ? i++ : i--) + i;
        Log.info("%d %d", i, j);
        j = i - (g(false) && i++ > 0 ? 1 : i) - i;
        Log.info("%d %d", i, j);
        boolean b = i == 4 & (i = 7) == 7 | i == 4;
        Log.info("%b %d", b, i);
        i = 5;
        j = i < (i = 2) ? i : -i;
        Log.info("%d", j);
        j = sum(i, i = 3, i, ++i, i++);
        Log.info("%d %d", i, j);
        i = 1;
        j = -i + (i = 4) * ~i + (byte) (i = 300) + i;
        Log.info("%d", j);
    }

    private int sum(int a, int b, int c, int d, int e) {
        Log.info("%d %d %d %d %d", a, b, c, d, e);
        return a + b * 10 + c * 100 + d * 1000 + e * 10_000;
    }

    private void fields() {
        x = 1;
        int a = x + f(5) + x;
        Log.info("%d %d", a, x);
        x = 3;
        x += f(4);
        Log.info("%d", x);
        x = 3;
        x = f(4) + x;
        Log.info("%d", x);
        x = 2;
        x *= x++ + x;
        Log.info("%d", x);
        x = x++ + f(x) + x--;
        Log.info("%d", x);
        x = 1;
        a = x++ + x++ * --x;
        Log.info("%d %d", a, x);
        x = 4;
        this.x -= this.f(1) - (this.x = 100);
        Log.info("%d", x);
    }

    private void elements() {
        int i = 0;
        var a = new int[4];
        a[i] = i = 2;
        Log.info("%d %d %d", a[0], a[2], i);
        a[i++] = a[i] + i;
        Log.info("%d %d", a[2], i);
        i = 0;
        a[i] += ++i;
        a[i++]++;
        a[i] = a[i - 1] = a[i - 2]++ + i;
        Log.info("%d %d %d %d %d", a[0], a[1], a[2], a[3], i);
        a[f(1)] += f(2) * a[f(1)];
        Log.info("%d", a[1]);
        shared[1] = shared[1] + change(1);
        shared[2] += change(2);
        Log.info("%d %d %d", shared[0], shared[1], shared[2]);
        i = 1;
        shared[i] = shared[i = 2] + shared[i -= 2];
        Log.info("%d %d %d", shared[0], shared[1], shared[2]);
        Log.info("%d", a[a[0] = 3] + a[0]);
        var b = new int[] {i, i = 4, i + 1, f(i++), i};
        for (int each : b) {
            Log.info("%d", each);
        }
    }

    private int change(int index) {
        shared[index] *= 2;
        return shared[index];
    }

    private void calls() {
        calls = 0;
        int a = f(1) + f(2) * f(3) - f(4) / f(5);
        Log.info("%d", a);
        boolean b = g(true) & g(false) & g(true) | g(false);
        Log.info("%b", b);
        b = g(false) && g(true) || g(true) && !g(false);
        Log.info("%b", b);
        a = g(true) ? g(false) ? f(1) : f(2) : f(3);
        Log.info("%d", a);
        b = f(1) < f(2) == f(4) > f(3);
        Log.info("%b %d", b, calls);
        Log.info("%d %d %d", f(7), calls, f(8));
        b = g(true) || f(1 / (calls - calls)) > 0;
        Log.info("%b", b);
        long mixed = f(2) + 1L * f(3) << f(1);
        Log.info("%d", mixed);
    }

    private void objects() {
        var box = new Box(1, 3);
        int a = box.value + box.set(5) + box.value;
        Log.info("%d", a);
        box.value += box.set(7);
        Log.info("%d", box.value);
        box.array[box.value - 12] = box.set(1) + box.value++;
        Log.info("%d %d %d", box.array[0], box.array[1], box.value);
        box.array[--box.value] += box.array[box.set(0)]++ + 4;
        Log.info("%d %d", box.array[0], box.array[1]);
        box.value = box.array[0] = f(11);
        Log.info("%d %d", box.value, box.array[0]);
        Log.info("%d", box.set(3) - box.set(box.value * 2));
    }

    private void failures() {
        Box none = null;
        int[] missing = null;
        var a = new int[2];
        int i = 0;
        try {
            none.value = f(1);
        } catch (NullPointerException e) {
            Log.info("null after f");
        }
        try {
            missing[f(9)] = f(2);
        } catch (NullPointerException e) {
            Log.info("null after both");
        }
        try {
            a[2] = f(3);
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("index after f");
        }
        try {
            a[5] += f(4);
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("index before f");
        }
        try {
            missing[0] += f(5);
        } catch (NullPointerException e) {
            Log.info("null before f");
        }
        try {
            none.value -= f(6);
        } catch (NullPointerException e) {
            Log.info("null before f");
        }
        try {
            i = f(1) / (i = 0) + f(2);
        } catch (ArithmeticException e) {
            Log.info("zero between, i %d", i);
        }
        try {
            i = 7;
            i += 1 / (x - x);
        } catch (ArithmeticException e) {
            Log.info("i %d", i);
        }
        try {
            none.set(f(8));
        } catch (NullPointerException e) {
            Log.info("null after arguments");
        }
        try {
            a[i = 1] = 1 / (a[0] = 0);
        } catch (ArithmeticException e) {
            Log.info("%d %d", i, a[1]);
        }
        try {
            var b = new int[f(-1)];
            b[0] = 1;
        } catch (NegativeArraySizeException e) {
            Log.info("negative size");
        }
    }

    private void compound() {
        int i = 10;
        i /= i = 3;
        Log.info("%d", i);
        i <<= i += 1;
        Log.info("%d", i);
        i %= (i = 7) - 2;
        Log.info("%d", i);
        byte b = 10;
        b += b += b;
        Log.info("%d", b);
        b -= (b = 5) * (b = -6);
        Log.info("%d", b);
        x = 10;
        x /= x -= 7;
        Log.info("%d", x);
        x += x += x++ + ++x;
        Log.info("%d", x);
        boolean flag = true;
        flag &= g(false) | g(true);
        flag |= g(false);
        flag ^= flag = false;
        Log.info("%b", flag);
        long l = 1;
        l += i = 4;
        l <<= l -= 1;
        Log.info("%d %d", l, i);
    }
}
