// SPDX-License-Identifier: MIT OR GPL-2.0
package kinds;

import module jiffy.linux;

/// A file of each kind in a directory of its own, and one that can do nothing.
@KernelModule(name = "kinds", license = "GPL", description = "A file of each kind")
public final class Kinds {
    private static final int LENGTH = 20;

    private final Mutex lock = new Mutex();
    private int lines = 3; // under lock
    private int sum; // under lock
    private final byte[] letters = {'a', 'b', 'c', 'd', 'e', 'f', 'g'};
    private final TextBuffer text = new TextBuffer(64); // under lock
    private final byte[] word = new byte[8]; // under lock
    private final TextParser parser = new TextParser(64); // under lock
    private final ProcDirectory directory = new ProcDirectory("kinds");
    private final ProcFile shown =
            new ProcFile(directory, "shown", 0644).shows(this::show).writes(this::count);
    private final ProcFile raw =
            new ProcFile(directory, "raw", 0666).reads(this::read).writes(this::bytes);
    private final ProcFile buffered =
            new ProcFile(directory, "buffered", 0666).shows(this::tell).writes(this::parse);
    private final ProcFile copied = new ProcFile(directory, "copied", 0444).reads(this::copy);
    private final ProcFile nothing = new ProcFile(directory, "nothing", 0666);
    private final ProcFile beside = new ProcFile("kinds_beside", 0444).shows(this::show);

    private void show(SeqFile out) throws Errno {
        int count;
        try (var _ = lock.acquire()) {
            count = lines;
        }
        if (count < 0) {
            out.printf("half a line");
            throw new Errno(Errno.ERANGE);
        }
        for (int i = 0; i < count; i++) {
            out.printf("%d %x %c %b %s%%\n", i, -i, (char) ('A' + i % 26), i % 2 == 0, "all");
        }
    }

    /// Takes lines of numbers: how many lines to show; counts as taken those before a bad one.
    private void count(UserReader in) throws Errno {
        do {
            int number = in.parseInt();
            if (number == 13) {
                throw new Errno(Errno.E2BIG);
            }
            try (var _ = lock.acquire()) {
                lines = number;
                sum += number;
                Log.info("%d more, sum %d", in.remaining(), sum);
            }
            if (number != 12) {
                in.commit();
            }
        } while (in.hasRemaining());
    }

    /// The letters, over and over; fails at some offsets, before or after a part of the answer.
    private void read(UserWriter out) throws Errno {
        long offset = out.offset();
        Log.info("read of %d at %d", out.remaining(), offset);
        if (offset == 15) {
            throw new Errno(Errno.EBUSY);
        }
        if (offset == 18) {
            out.write(letters, 5);
        }
        while (out.offset() < LENGTH && out.remaining() > 0) {
            int at = (int) (out.offset() % letters.length);
            int most = (int) Math.min(LENGTH - out.offset(), 3L);
            if (out.write(letters, at, most) == 0) {
                out.write((byte) '!');
            }
        }
        if (offset == 16) {
            throw new Errno(Errno.EIO);
        }
        if (offset == 17) {
            out.write((byte) '.');
        }
    }

    /// Takes bytes in all ways.
    private void bytes(UserReader in) throws Errno {
        var some = new byte[4];
        byte how = in.read();
        if (how == 'b') {
            for (int n = in.read(some); n > 0; n = in.read(some)) {
                Log.info("%d bytes, first %d", n, some[0]);
            }
            Log.info("then %d", in.read(some));
        } else {
            int sumOfBytes = 0;
            while (how == 'e' || in.hasRemaining()) {
                sumOfBytes += in.read();
                Log.info("%d left, sum %d", in.remaining(), sumOfBytes);
            }
        }
    }

    private void tell(SeqFile out) throws Errno {
        try (var _ = lock.acquire()) {
            text.writeTo(out);
        }
    }

    private void copy(UserWriter out) throws Errno {
        try (var _ = lock.acquire()) {
            text.writeTo(out);
        }
    }

    /// Words are kept with a `+` behind each; lines that start with `#` are not; a word in the form
    /// `=NUMBER` is the byte of that number.
    private void parse(UserReader in) throws Errno {
        try (var _ = lock.acquire()) {
            parser.load(in);
            text.clear();
            parser.skipBlanks();
            while (parser.hasRemaining()) {
                if (parser.accept('#')) {
                    parser.skipLine();
                } else if (parser.accept('=')) {
                    text.appendByte((byte) parser.decimalInt());
                } else {
                    text.append(word, 0, parser.word(word));
                    text.append('+');
                }
            }
            Log.info("%d bytes, too many %b", text.length(), text.hasOverflowed());
        }
    }
}
