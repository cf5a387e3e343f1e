// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

import java.util.Arrays;

/// Shared state that is reached in ways that hide it, each beside one that is right.
@KernelModule(name = "races", license = "Dual MIT/GPL", description = "Ways to shared state")
public final class Races {
    private static final byte[] GREETING = {'h', 'i'};

    /// Has state of its own, and a library object.
    static final class Box {
        final LongMap inside = new LongMap(8);
        int[] row = new int[3];
        int number;

        void put(long key) {
            inside.put(key, 1); // error: KJ0401 `inside` is changed here
        }

        int[] row() {
            return row;
        }
    }

    interface Step {
        void go();
    }

    static final class Counts implements Step {
        int steps;

        @Override
        public void go() {
            steps++; // error: KJ0401 `steps` is changed here
        }
    }

    /// Has several owners.
    static final class Item extends ListEntry {
        int number;
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Item> items = new KernelList<>();
    private final Mutex other = new Mutex();
    private final Box box = new Box();
    private final Step step = new Counts();
    private int[] returned = new int[4];
    private final int[] given = new int[4];
    private final int[] sorted = new int[4];
    private final int[] guarded = new int[4];
    private final int[][] grid = new int[4][4];
    private final LongMap map = new LongMap(8);
    private final LongMap alias = map;
    private final LongMap one = new LongMap(8);
    private final LongMap same = one;
    private final LongMap safe = new LongMap(8);
    private final LongMap sharedSafe = new LongMap(8);
    private int twoLocks;
    private int counted;
    private final ProcFile file = new ProcFile("races", 0666).shows(this::show).writes(this::write);

    private int[] returned() {
        return returned;
    }

    private LongMap map() {
        return map;
    }

    private static void bump(int[] array) {
        array[1]++; // error: KJ0401 `given` is changed here
    }

    /// Is called with the lock for the field's array, and without for one of its own.
    private static int sum(int[] array) {
        int sum = 0;
        for (int each : array) {
            sum += each;
        }
        return sum;
    }

    private static void fill(int[] array, Box fresh) {
        Arrays.fill(array, 3);
        fresh.number = 7;
    }

    /// Gives away what was its caller's own.
    private void publish(Item fresh) {
        fresh.number = 2;
        try (var _ = lock.acquire()) {
            items.addLast(fresh);
        }
        fresh.number = 3; // error: KJ0401 `number` is changed here while `show` may read it
    }

    private void locked(LongMap which, long key) {
        try (var _ = lock.acquire()) {
            which.put(key, 1);
        }
    }

    private void write(UserReader in) throws Errno {
        int key = in.parseInt();
        returned()[key]++; // error: KJ0401 `returned` is changed here
        bump(given);
        Arrays.sort(sorted); // error: KJ0401 `sorted` is changed here
        var row = grid[1];
        row[2]++; // error: KJ0401 `grid` is changed here
        map().put(key, 1); // error: KJ0401 `map` is changed here while another `write`
        box.put(key);
        box.row()[0] = 1; // error: KJ0401 `row` is changed here
        step.go();
        try (var _ = lock.acquire()) {
            twoLocks++;
            alias.put(key, 2);
            guarded[key & 3] = sum(guarded);
        }
        try (var _ = lock.acquire()) {
            one.put(key, 2); // error: KJ0401 `one` is changed here
        }
        try (var _ = other.acquire()) {
            same.put(key, 2);
        }
        var item = new Item();
        publish(item);
        locked(safe, key);
        locked(sharedSafe, key);
        var own = new int[4];
        var fresh = new Box();
        fill(own, fresh);
        fresh.row[1] = sum(own);
        fresh.number++;
        fresh.inside.containsKey(3);
        fresh.row()[2] = 4;
    }

    private void show(SeqFile out) {
        var line = new TextBuffer(40);
        line.append(GREETING, 0, 2);
        try (var _ = other.acquire()) {
            out.printf("%d %d\n", twoLocks, line.length()); // error: KJ0401 `twoLocks` is read
        }
        try (var _ = lock.acquire()) {
            out.printf("%d %d\n", safe.size(), sum(guarded));
            counted++; // error: KJ0404 `counted` is changed here
            for (var each : items) {
                out.printf("%d\n", each.number);
            }
        }
        line.writeTo(out);
    }
}
