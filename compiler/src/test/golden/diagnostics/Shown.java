// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// A file that shows a table walks it, under the lock that it was given and no other.
@KernelModule(name = "shown", license = "GPL", description = "Tables that files show")
public final class Shown {
    static final class Entry extends TableEntry<Pid> {
        Entry(Pid pid) {
            super(pid);
        }
    }

    private final Mutex one = new Mutex();
    private final Mutex other = new Mutex();
    private final Table<Pid, Entry> right = new Table<>();
    private final Table<Pid, Entry> wrong = new Table<>();
    private final ProcFile first =
            new ProcFile("first", 0444).reads(right, one, (_, out) -> out.printf("one\n"));
    private final ProcFile second =
            new ProcFile("second", 0666)
                    .reads(wrong, other, (_, out) -> out.printf("one\n"))
                    .writes(this::write);

    private void write(UserReader in) throws Errno {
        var pid = Pid.find(in.parseInt());
        try (var _ = one.acquire()) {
            right.add(new Entry(pid));
            wrong.add(new Entry(pid)); // error: KJ0401 `wrong` is changed here while
        }
    }
}
