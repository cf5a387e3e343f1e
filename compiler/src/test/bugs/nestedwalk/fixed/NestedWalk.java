// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/NestedWalk.java: one walk, and a set of what was seen.
//
// To find duplicates, each element is compared with all, with a second iterator on the same
// list. The inner one removes; the outer one's next element may be what was removed.
//
// source: the documented limit of list_for_each_entry_safe: it survives the removal of its own
// element only; drivers that compare all pairs got it wrong
// class: lifetime
package bugs.nestedwalk;

import module jiffy.linux;

/// Addresses of a multicast filter; duplicates are dropped now and then.
@KernelModule(name = "nestedwalk", license = "GPL", description = "A multicast filter")
public final class NestedWalk {
    static final class Address extends ListEntry {
        final int value;

        Address(int value) {
            this.value = value;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Address> filter = new KernelList<>();

    private final Work sweep = new Work(this::dropDuplicates);
    private final ProcFile file =
            new ProcFile("nestedwalk", 0600).shows(this::show).writes(this::add);

    private void add(UserReader in) throws Errno {
        var address = new Address(in.parseInt() & 0xFFFF);
        try (var _ = lock.acquire()) {
            filter.addLast(address);
        }
        sweep.schedule();
    }

    private void dropDuplicates() {
        var seen = new Bitmap(0x10000);
        try (var _ = lock.acquire()) {
            for (var each = filter.walk(); each.hasNext(); ) {
                int value = each.next().value;
                if (seen.get(value)) {
                    each.remove();
                }
                seen.set(value);
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            for (var each : filter) {
                out.printf("%x\n", each.value);
            }
        }
    }
}
