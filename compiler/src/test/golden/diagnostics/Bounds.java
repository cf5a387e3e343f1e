// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Loops where the kernel must not schedule: those with a bound pass, and those without are told.
@KernelModule(name = "bounds", license = "GPL", description = "Loops in atomic code")
public final class Bounds {
    static final class Item extends ListEntry {
        int value;
    }

    private final SpinLock lock = new SpinLock();
    private final KernelList<Item> some = new KernelList<>(64);
    private final KernelList<Item> others = new KernelList<>(64);
    private final KernelList<Item> any = new KernelList<>();
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("bounds", 0444).shows(this::show);
    private final int[] table = new int[100];
    private int count;
    private long mask;
    private byte few;

    void started() {
        timer.start(Jiffies.ofMillis(1000));
    }

    private void tick() {
        try (var _ = lock.acquire()) {
            constants();
            jumps();
            variables(few & 15, count);
            arrays(table, count);
            shifts();
            walks();
            drains();
            unbounded(count);
            endless();
            mayWrap();
            fill(10);
            visit((a, b) -> {
                int sum = 0;
                for (int i = a; i < b; i++) { // error: KJ0302 cannot prove that the loop is bounded
                    sum += i;
                }
                return sum;
            });
        }
    }

    private void show(SeqFile out) {
        int left;
        try (var _ = lock.acquire()) {
            left = count;
        }
        while (left > 0) { // gives the CPU away by itself
            out.printf("%d\n", left);
            left -= 2;
        }
        try (var _ = lock.acquire()) {
            while (left < count) { // error: KJ0302 cannot prove that the loop
                left += few;
            }
        }
    }

    interface Visitor {
        int visit(int a, int b);
    }

    private void visit(Visitor visitor) {
        count = visitor.visit(count, 10);
    }

    private void constants() {
        for (int i = 0; i < 65_536; i++) {
            count++;
        }
        for (int i = 0; i <= 65_536; i++) { // error: KJ0302 cannot prove that the loop is bounded
            count++;
        }
        for (long i = 100; i >= 0; i -= 3) {
            count++;
        }
        for (int i = 10; i != 0; i--) {
            count++;
        }
        for (int i = 1; i < 1_000_000; i <<= 1) {
            count++;
        }
        int j = 0;
        do {
            j++;
        } while (j < 10);
        byte small = 0;
        while (small < 100) {
            small++;
        }
        char letter = 'a';
        while (letter <= 'z') {
            letter += 2;
        }
    }

    private void jumps() {
        outer:
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < i; j++) {
                if (j == 5) {
                    continue outer;
                }
                if (j == 7) {
                    break outer;
                }
            }
        }
        int n = 0;
        while (n < 10) { // error: KJ0302 cannot prove that the loop is bounded
            if (table[n] == 3) {
                continue;
            }
            n++;
        }
        n = 0;
        while (n < 10) {
            n++;
            if (table[n] == 3) {
                continue;
            }
            count++;
        }
        n = 0;
        while (n < 10) {
            switch (count & 3) {
                case 0 -> n++;
                case 1 -> n += 2;
                default -> n += 3;
            }
        }
        n = 0;
        while (n < 10) { // error: KJ0302 cannot prove that the loop is bounded
            switch (count & 3) {
                case 0 -> n++;
                case 1 -> count++;
                default -> n += 3;
            }
        }
        n = 0;
        while (n < 10) { // error: KJ0302 cannot prove that the loop is bounded
            try {
                table[count]++;
                n++;
            } catch (ArrayIndexOutOfBoundsException _) {
                count++;
            }
        }
        n = 0;
        while (n < 10) { // error: KJ0302 cannot prove that the loop is bounded
            n++;
            if (count == 4) {
                n = 0;
            }
        }
    }

    private void variables(int nibble, int number) {
        for (int i = 0; i < nibble; i++) {
            count++;
        }
        for (int i = 0; i < few; i++) {
            count++;
        }
        int most = Math.min(number, 1000);
        for (int i = 0; i < most; i++) {
            count++;
        }
        for (int i = 0; i < number; i++) { // error: KJ0302 cannot prove that the loop is bounded
            count++;
        }
        if (number > 500) {
            return;
        }
        while (number-- > 0) {
            count++;
        }
    }

    private void arrays(int[] array, int number) {
        for (int each : array) {
            count += each;
        }
        for (int i = array.length - 1; i >= 0; i--) {
            count += array[i];
        }
        for (int i = 0; i < number; i++) {
            array[i] = i; // ends by an exception where there is no such element
        }
        int half = array.length / 2;
        for (int i = 0; i < half; i++) {
            for (int j = i; j > 0; j--) {
                count++;
            }
        }
        int end = length(array);
        for (int i = 0; i < end; i++) {
            count++;
        }
        for (int i = 0; i < number; i++) { // error: KJ0302 cannot prove that the loop is bounded
            try {
                array[i] = i;
            } catch (ArrayIndexOutOfBoundsException _) {
                count++;
            }
        }
        for (int i = 0; i < number; i++) { // error: KJ0302 cannot prove that the loop is bounded
            array[0] = i;
        }
    }

    private static int length(int[] array) {
        return array.length;
    }

    private static void fill(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) { // called with constants only
            sum++;
        }
    }

    private void shifts() {
        int bits = 0;
        for (long rest = mask; rest != 0; rest >>>= 1) {
            bits++;
        }
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            bits++;
        }
        for (int rest = count; rest != 0; rest /= 10) {
            bits++;
        }
        for (int rest = count; rest > 0; rest >>= 1) {
            bits++;
        }
        for (int rest = count; rest != 0; rest >>= 1) { // error: KJ0302 cannot prove that the loop
            bits++;
        }
        for (int rest = count; rest >= 0; rest >>= 1) { // error: KJ0302 cannot prove that the loop
            bits++;
        }
        count = bits;
    }

    private void walks() {
        for (var each : some) {
            count += each.value;
        }
        for (var each : any) { // error: KJ0302 of which it may have any number
            count += each.value;
        }
        for (var each = some.walk(); each.hasNext(); ) {
            if (each.next().value == 3) {
                each.remove();
            }
        }
        for (var each = any.walk(); each.hasNext(); ) { // error: KJ0302 cannot prove that the loop
            count += each.next().value;
        }
        for (var each = some.walk(); each.hasNext(); ) { // error: KJ0302 cannot prove that the loop
            if (count == 3) {
                count += each.next().value;
            }
        }
    }

    private void drains() {
        Item item;
        while ((item = some.pollFirst()) != null) {
            count += item.value;
            others.addLast(item);
        }
        while (!others.isEmpty()) {
            some.addLast(others.pollFirst());
        }
        while ((item = some.pollFirst()) != null) { // error: KJ0302 cannot prove that the loop
            count += item.value;
            keep(item);
        }
        while ((item = any.pollFirst()) != null) { // error: KJ0302 cannot prove that the loop
            count += item.value;
        }
        while (!some.isEmpty()) { // error: KJ0302 cannot prove that the loop is bounded
            if (count == 3) {
                some.pollFirst();
            }
        }
    }

    private void keep(Item item) {
        some.addLast(item);
    }

    private void unbounded(int number) {
        while (number != 1) { // error: KJ0302 cannot prove that the loop is bounded
            number = (number & 1) == 0 ? number / 2 : number * 3 + 1;
        }
    }

    private void endless() {
        int i = 0;
        while (true) { // error: KJ0302 the loop has no condition that ends it
            if (table[i] == 0) {
                break;
            }
            i++;
        }
        for (; ; ) { // error: KJ0302 the loop has no condition that ends it
            if (count++ > 10) {
                return;
            }
        }
    }

    private void mayWrap() {
        byte small = 0;
        while (small < 200) { // error: KJ0302 cannot prove that the loop is bounded
            small++;
        }
        for (int i = 0; i <= Integer.MAX_VALUE; i++) { // error: KJ0302 cannot prove that the loop
            count++;
        }
        int start = count;
        do { // error: KJ0302 cannot prove that the loop is bounded
            start++;
        } while (start < 10);
        int to = 100;
        for (int i = 0; i < to; i += 2) { // error: KJ0302 cannot prove that the loop is bounded
            to = i + 10;
        }
    }
}
