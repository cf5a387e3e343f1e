// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Maps to objects, and maps that grow.
@KernelModule(name = "maps", license = "Dual MIT/GPL", description = "Maps")
public final class Maps {
    record Point(int x, int y) implements HashKey {}

    /// Keys that all have the same hash.
    static final class Clash implements HashKey {
        private final int number;

        Clash(int number) {
            this.number = number;
        }

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Clash clash && clash.number == number;
        }
    }

    static final class Count {
        int n;

        Count(int n) {
            this.n = n;
        }
    }

    private final Mutex lock = new Mutex();
    private final HashMap<Point, Count> points = new HashMap<>(2);
    private final TextBuffer text = new TextBuffer(100);
    private final TextParser parser = new TextParser(100);
    private final byte[] bytes = new byte[100];

    public Maps() throws Errno {
        counts();
        removals();
        clashes();
        words("to be or not to be that is the question whether tis nobler in the mind to");
        commands("double add negate total twice again");
        numbers();
        longs();
        wrong();
    }

    private void counts() {
        for (int i = 0; i < 200; i++) {
            var point = new Point(i % 7, i * i % 5);
            var count = points.get(point);
            if (count == null) {
                points.put(point, new Count(1));
            } else {
                count.n++;
            }
        }
        show();
    }

    private void show() {
        for (int i = 0; i < points.size(); i++) {
            var point = points.keyAt(i);
            Log.info("%d: (%d, %d) %d", i, point.x(), point.y(), points.valueAt(i).n);
        }
    }

    private void removals() {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.keyAt(i).y() == 1) {
                Log.info("%d", points.removeAt(i).n);
            }
        }
        show();
        Log.info("%b", points.remove(new Point(0, 1)) == null);
        Log.info("%d", points.remove(new Point(0, 0)).n);
        Log.info("%d", points.putIfAbsent(new Point(2, 4), new Count(99)).n);
        Log.info("%d", points.put(new Point(2, 4), new Count(100)).n);
        Log.info("%d %d", points.get(new Point(2, 4)).n, points.size());
        points.clear();
        Log.info("%b %b", points.isEmpty(), points.containsKey(new Point(2, 4)));
    }

    private void clashes() {
        var map = new HashMap<Clash, Clash>(0);
        for (int i = 0; i < 20; i++) {
            var key = new Clash(i);
            map.put(key, key);
        }
        for (int i = 0; i < 20; i += 3) {
            map.remove(new Clash(i));
        }
        for (int i = 0; i < 20; i++) {
            Log.info("%d", map.indexOf(new Clash(i)));
        }
    }

    private void words(String line) throws Errno {
        var counts = new HashMap<Word, Count>(3);
        text.clear();
        text.append(line);
        parser.load(bytes, 0, text.copyTo(bytes));
        while (parser.hasRemaining()) {
            var word = parser.word();
            var count = counts.get(word);
            if (count == null) {
                counts.put(word, new Count(1));
            } else {
                count.n++;
            }
        }
        Word least = null;
        for (int i = 0; i < counts.size(); i++) {
            var word = counts.keyAt(i);
            Log.info("%d %c %b %d", word.length(), (char) word.byteAt(0), word.is("be"),
                    counts.valueAt(i).n);
            if (least == null || word.compareTo(least) < 0) {
                least = word;
            }
        }
        Log.info("%b", least != null && least.is("be"));
    }

    /// What a word does: some are lambdas, which are constants, and some have a state.
    interface Command {
        int run(int argument);
    }

    static final class Adder implements Command {
        private int sum;

        @Override
        public int run(int argument) {
            sum += argument;
            return sum;
        }
    }

    private Command latest;

    private void commands(String line) throws Errno {
        var adder = new Adder();
        Command[] all = {argument -> argument * 2, adder, Maps::negated, adder};
        var commands = new HashMap<Word, Command>(0);
        text.clear();
        text.append(line);
        parser.load(bytes, 0, text.copyTo(bytes));
        for (int i = 0; parser.hasRemaining(); i++) {
            commands.put(parser.word(), all[i & 3]);
        }
        for (int i = commands.size() - 1; i >= 0; i--) {
            latest = commands.valueAt(i);
            Log.info("%d %d", latest.run(i + 1), latest.run(7));
            if (i % 2 == 1) {
                commands.removeAt(i);
            }
        }
        all[1] = all[2];
        latest = all[0];
        Log.info("%d %d", commands.size(), latest.run(4) + all[1].run(1) + adder.sum);
    }

    private static int negated(int argument) {
        return -argument;
    }

    private void numbers() {
        var map = new LongObjectMap<Point>(0);
        for (int i = 0; i < 1000; i++) {
            map.put((long) i * i << i % 3 * 16, new Point(i, -i));
        }
        long sum = 0;
        for (int i = 0; i < 1000; i++) {
            var point = map.get((long) i * i);
            sum = sum * 31 + (point == null ? 1 : point.x());
        }
        Log.info("%d %d", map.size(), sum);
        for (int i = map.size() - 1; i >= 0; i--) {
            if (map.keyAt(i) % 2 == 0) {
                map.removeAt(i);
            }
        }
        Log.info("%d %d", map.size(), map.keyAt(0));
    }

    private void longs() {
        var map = new LongMap(2);
        for (int i = 0; i < 300; i++) {
            if (!map.put(i * 37L, i)) {
                map.ensureCapacity(map.size() * 2);
                map.put(i * 37L, i);
            }
        }
        Log.info("%d", map.removeIf((key, value) -> (key & 3) == 0));
        long hash = 0;
        for (int cell = map.next(0); cell >= 0; cell = map.next(cell + 1L)) {
            hash = hash * 31 + map.keyAt(cell) ^ map.valueAt(cell);
        }
        Log.info("%d %d %d", map.size(), map.capacity(), hash);
    }

    private void wrong() {
        try {
            points.keyAt(points.size());
        } catch (IndexOutOfBoundsException none) {
            Log.info("no key there");
        }
        try {
            points.put(new Point(1, 1), null);
        } catch (NullPointerException none) {
            Log.info("no value");
        }
        try {
            Log.info("%d", new HashMap<Point, Count>(-1).size());
        } catch (IllegalArgumentException negative) {
            Log.info("no room");
        }
        points.removeAt(0);
    }
}
