// SPDX-License-Identifier: MIT OR GPL-2.0
// `Cache` is fine by itself and says that callers lock. The file operation does; the work that
// trims it was added later and calls `trim` as if it were alone. The racing fields are in the
// container, and in the library's map below it.
//
// source: syzbot "KCSAN: data-race in ..." on shared containers (the class of the lru and fdb
// races)
// class: race
package bugs.genericcache;

import module jiffy.linux;

/// Remembers the last answers to questions.
@KernelModule(name = "genericcache", license = "GPL", description = "A cache of answers")
public final class GenericCache {
    /// Keeps at most so many values; callers lock.
    static final class Cache<V> {
        private final LongObjectMap<V> values = new LongObjectMap<>(64);
        private final int most;
        private int hits;

        Cache(int most) {
            this.most = most;
        }

        V get(long key) {
            var value = values.get(key);
            if (value != null) {
                hits++;
            }
            return value;
        }

        void put(long key, V value) {
            values.put(key, value);
        }

        int trim() {
            int dropped = 0;
            for (int i = values.size() - 1; i >= most; i--) { // BUG
                values.removeAt(i); // BUG
                dropped++;
            }
            hits = 0; // BUG
            return dropped;
        }
    }

    record Answer(long square, long cube) {}

    private final Mutex lock = new Mutex();
    private final Cache<Answer> cache = new Cache<>(32);
    private final Work trimmer = new Work(this::trim);
    private final ProcFile file = new ProcFile("genericcache", 0600).writes(this::ask);

    private void ask(UserReader in) throws Errno {
        long number = in.parseInt();
        try (var _ = lock.acquire()) {
            var known = cache.get(number);
            if (known == null) {
                cache.put(number, new Answer(number * number, number * number * number));
            } else {
                Log.info("%d and %d", known.square(), known.cube());
            }
        }
        trimmer.schedule();
    }

    private void trim() {
        Log.info("%d answers dropped", cache.trim()); // BUG
    }
}
