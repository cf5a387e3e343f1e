// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// What else the library can do: rings of every kind, bits, maps of objects by numbers, words.
@KernelModule(name = "rings", license = "Dual MIT/GPL", description = "Rings")
public final class Rings {
    static final class Cell {
        final int value;

        Cell(int value) {
            this.value = value;
        }
    }

    record Name(int a) implements HashKey {}

    private final LongRing longs = new LongRing(3);
    private final IntRing ints = new IntRing(3);
    private final ByteRing bytes = new ByteRing(3);
    private final Bitmap bits = new Bitmap(70);
    private final LongObjectMap<Cell> cells = new LongObjectMap<>(2);
    private final HashMap<Name, Cell> names = new HashMap<>(1);
    private final TextBuffer text = new TextBuffer(40);
    private final TextParser parser = new TextParser(40);
    private final byte[] some = {'o', 'n', 'e', ' ', 't', 'w', 'o', '\n', '#', 'x', '\n', 'z'};

    public Rings() throws Errno {
        longRing();
        intRing();
        byteRing();
        bitmap();
        objects();
        texts();
        wrong();
    }

    private void longRing() {
        Log.info("capacity %d, empty %b", longs.capacity(), longs.isEmpty());
        for (long i = 1; i <= 4; i++) {
            Log.info("offered %b, size %d", longs.offer(i << 40), longs.size());
        }
        longs.push(-1);
        Log.info("peek %d, last %d, poll %d", longs.peek(), longs.get(2), longs.poll());
        longs.clear();
        Log.info("empty %b", longs.isEmpty());
    }

    private void intRing() {
        Log.info("capacity %d, empty %b", ints.capacity(), ints.isEmpty());
        for (int i = 1; i <= 4; i++) {
            Log.info("offered %b", ints.offer(i));
        }
        ints.push(9);
        Log.info("%d %d %d of %d", ints.get(0), ints.get(1), ints.get(2), ints.size());
        ints.clear();
        Log.info("empty %b", ints.isEmpty());
    }

    private void byteRing() {
        Log.info("capacity %d, empty %b", bytes.capacity(), bytes.isEmpty());
        for (int i = 125; i < 131; i++) {
            bytes.push((byte) i);
        }
        Log.info("%d %d %d", bytes.get(0), bytes.get(1), bytes.get(2));
        bytes.clear();
        Log.info("empty %b", bytes.isEmpty());
    }

    private void bitmap() {
        for (int i = 0; i < bits.size(); i += 3) {
            bits.set(i);
        }
        Log.info("%b %b %d %d", bits.get(69), bits.get(68), bits.count(), bits.nextClear(63));
        bits.clear();
        Log.info("%d %d", bits.count(), bits.nextSet(0));
    }

    private void objects() {
        cells.ensureCapacity(100);
        names.ensureCapacity(10);
        Log.info("empty %b", cells.isEmpty());
        for (int i = 0; i < 5; i++) {
            cells.put(i * 10_000_000_000L, new Cell(i));
            names.put(new Name(i), new Cell(-i));
        }
        int at = cells.indexOf(20_000_000_000L);
        Log.info("there %b, value %d", cells.containsKey(20_000_000_000L), cells.valueAt(at).value);
        Log.info("absent %b", cells.putIfAbsent(7, new Cell(70)) == null);
        Log.info("absent %b", cells.putIfAbsent(7, new Cell(71)) == null);
        Log.info("%d", cells.get(7).value);
        var removed = cells.remove(7);
        Log.info("removed %d, again %b", removed.value, cells.remove(7) == null);
        cells.clear();
        Log.info("empty %b, size %d", cells.isEmpty(), names.size());
    }

    private void texts() throws Errno {
        var word = new Word(some, 4, 3);
        Log.info("%b %b", word.equals(new Word(some, 4, 3)), word.equals(new Word(some, 0, 3)));
        var other = new TextBuffer(4);
        other.append("abcdef");
        text.append(other);
        text.append(word);
        Log.info("%d %b %b", text.length(), other.hasOverflowed(), text.hasOverflowed());
        parser.load(some, 0, some.length);
        var target = new byte[3];
        Log.info("%d, first %d", parser.word(target), target[0]);
        parser.skipLine();
        Log.info("%b %b", parser.accept('y'), parser.accept('#'));
        parser.skipLine();
        parser.skipBlanks();
        Log.info("%d, first %d", parser.word(target), target[0]);
    }

    private void wrong() {
        for (int i = 0; i < 4; i++) {
            Log.info("%d: %b", i, refuses(i));
        }
    }

    private boolean refuses(int what) {
        try {
            switch (what) {
                case 0 -> Log.info("%d", longs.get(0));
                case 1 -> Log.info("%d", ints.get(-1));
                case 2 -> Log.info("%b", bits.get(70));
                default -> Log.info("%d", new Word(some, 10, 3).length());
            }
            return false;
        } catch (IndexOutOfBoundsException _) {
            return true;
        }
    }
}
