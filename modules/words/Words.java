// SPDX-License-Identifier: MIT OR GPL-2.0
package words;

import module jiffy.linux;

import java.util.Arrays;

/// Counts words: those of a text that is written to `/proc/words/text`, in `/proc/words/counts`.
@KernelModule(name = "words", license = "Dual MIT/GPL", description = "The library at work")
public final class Words {
    @Parameter(min = 1, max = 100_000, description = "how many different words are counted")
    static int limit = 10_000;

    private static final int LONGEST_TEXT = 4096; // of one write(2)

    /// How often a word was seen.
    static final class Count {
        int times;
    }

    private final Mutex lock = new Mutex();
    private final HashMap<Word, Count> counts = new HashMap<>(64);
    private final IntRing recent = new IntRing(5); // the numbers of words in `counts`

    private final ProcDirectory directory = new ProcDirectory("words");
    private final ProcFile text = new ProcFile(directory, "text", 0222).writes(this::read);
    private final ProcFile list = new ProcFile(directory, "counts", 0444).shows(this::showCounts);
    private final ProcFile last = new ProcFile(directory, "recent", 0444).shows(this::showRecent);

    private void read(UserReader in) throws Errno {
        var parser = new TextParser(LONGEST_TEXT);
        parser.load(in); // before the lock: copying may take as long as the writer likes
        try (var _ = lock.acquire()) {
            while (parser.hasRemaining()) {
                count(parser.word());
            }
        }
    }

    private void count(Word word) throws Errno {
        var count = counts.get(word);
        if (count == null) {
            if (counts.size() == limit) {
                throw new Errno(Errno.ENOSPC);
            }
            count = new Count();
            counts.put(word, count);
        }
        count.times++;
        recent.push(counts.indexOf(word));
    }

    /// The words, the most frequent first; of those that are as frequent, the first one that came.
    private void showCounts(SeqFile out) {
        var line = new TextBuffer(LONGEST_TEXT + 16);
        try (var _ = lock.acquire()) {
            var order = new long[counts.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = (long) -counts.valueAt(i).times << 32 | i;
            }
            Arrays.sort(order);
            for (long each : order) {
                int number = (int) each;
                line.append(counts.valueAt(number).times, 7);
                line.append(' ');
                line.append(counts.keyAt(number));
                line.append('\n');
                line.writeTo(out);
                line.clear();
            }
        }
    }

    /// The words that came last, the last one at the end.
    private void showRecent(SeqFile out) {
        var line = new TextBuffer(LONGEST_TEXT + 1);
        try (var _ = lock.acquire()) {
            for (int i = 0; i < recent.size(); i++) {
                line.append(counts.keyAt(recent.get(i)));
                line.append('\n');
                line.writeTo(out);
                line.clear();
            }
        }
    }
}
