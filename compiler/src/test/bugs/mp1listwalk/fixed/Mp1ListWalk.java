// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/Mp1ListWalk.java: the walk is under the mutex as well.
//
// Registering and the bottom half take the mutex. The callback that shows the list does not,
// since it "only reads": it walks into an element that the bottom half has just freed.
//
// source: public solutions of the MP1 assignment (the bottom half locks the list, the show
// callback does not)
// class: race
package bugs.mp1listwalk;

import module jiffy.linux;

/// Registered numbers with their ages; the old ones go.
@KernelModule(
        name = "mp1listwalk",
        license = "GPL",
        description = "A list that a bottom half prunes")
public final class Mp1ListWalk {
    @Slab
    static final class Entry extends ListEntry {
        final int number;
        int age;

        Entry(int number) {
            this.number = number;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Entry> entries = new KernelList<>();

    private final WorkQueue worker = new WorkQueue("mp1listwalk");
    private final Work update = new Work(this::update);
    private final Timer timer = new Timer(this::tick);
    private final ProcFile status =
            new ProcFile("mp1listwalk", 0666).shows(this::show).writes(this::register);

    public Mp1ListWalk() throws Errno {}

    private void tick() {
        worker.queue(update);
    }

    private void register(UserReader in) throws Errno {
        var entry = new Entry(in.parseInt());
        try (var _ = lock.acquire()) {
            if (entries.size() >= 1000) {
                throw new Errno(Errno.ENOSPC);
            }
            entries.addLast(entry);
            timer.start(Jiffies.ofMillis(5000));
        }
    }

    private void update() {
        try (var _ = lock.acquire()) {
            for (var each = entries.walk(); each.hasNext(); ) {
                if (++each.next().age > 12) {
                    each.remove();
                }
            }
            if (!entries.isEmpty()) {
                timer.start(Jiffies.ofMillis(5000));
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            for (var each : entries) {
                print(each, out);
            }
        }
    }

    private static void print(Entry entry, SeqFile out) {
        out.printf("%d: %d\n", entry.number, entry.age);
    }
}
