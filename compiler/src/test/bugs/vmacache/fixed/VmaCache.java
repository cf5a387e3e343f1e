// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/VmaCache.java: no second reference; an area that is found moves to
// the front of its list.
//
// Lookups come in runs, so the last area that was found is tried first. Unmapping removes the
// area from the list, which frees it, and forgets the field: the next lookup compares with
// freed memory.
//
// source: CVE-2018-17182, "mm: get rid of vmacache_flush_all() entirely" (stale pointers in a
// cache of the last lookup)
// class: lifetime
package bugs.vmacache;

import module jiffy.linux;

/// Areas of addresses, each with a value.
@KernelModule(name = "vmacache", license = "GPL", description = "Areas of addresses")
public final class VmaCache {
    @Slab
    static final class Area extends ListEntry {
        final int start;
        final int end;
        long hits;

        Area(int start, int length) {
            this.start = start;
            this.end = start + length;
        }

        boolean contains(int address) {
            return start <= address && address < end;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Area> areas = new KernelList<>();

    private final ProcDirectory directory = new ProcDirectory("vmacache");
    private final ProcFile map = new ProcFile(directory, "map", 0200).writes(this::map);
    private final ProcFile find = new ProcFile(directory, "find", 0200).writes(this::find);
    private final ProcFile unmap = new ProcFile(directory, "unmap", 0200).writes(this::unmap);

    private void map(UserReader in) throws Errno {
        int start = in.parseInt();
        var area = new Area(start, Math.clamp(in.parseInt(), 1, 4096));
        try (var _ = lock.acquire()) {
            areas.addLast(area);
        }
    }

    private void find(UserReader in) throws Errno {
        int address = in.parseInt();
        try (var _ = lock.acquire()) {
            touch(address);
        }
    }

    private void touch(int address) throws Errno {
        int count = areas.size();
        for (int i = 0; i < count; i++) {
            var area = areas.pollFirst();
            if (area.contains(address)) {
                area.hits++;
                areas.addFirst(area);
                return;
            }
            areas.addLast(area);
        }
        throw new Errno(Errno.ENOENT);
    }

    private void unmap(UserReader in) throws Errno {
        int address = in.parseInt();
        try (var _ = lock.acquire()) {
            for (var each = areas.walk(); each.hasNext(); ) {
                if (each.next().contains(address)) {
                    each.remove();
                }
            }
        }
    }
}
