// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/IterAfter.java: the section copies the number that is asked for.
//
// The loop looks for the route with the longest prefix. The winner is used after the section,
// when a delete may have freed it, and may even be null.
//
// source: "net: Remove use of list iterator after loop body" (the series that ended the idiom)
// class: lifetime
package bugs.iterafter;

import module jiffy.linux;

/// Routes by prefix; the longest one that matches wins.
@KernelModule(name = "iterafter", license = "GPL", description = "A routing table")
public final class IterAfter {
    @Slab
    static final class Route extends ListEntry {
        final int prefix;
        final int bits;
        int gateway;

        Route(int prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        boolean matches(int address) {
            return bits == 0 || (address ^ prefix) >>> 32 - bits == 0;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Route> routes = new KernelList<>();

    private final ProcDirectory directory = new ProcDirectory("iterafter");
    private final ProcFile add = new ProcFile(directory, "add", 0200).writes(this::add);
    private final ProcFile look = new ProcFile(directory, "lookup", 0200).writes(this::lookUp);
    private final ProcFile flush = new ProcFile(directory, "flush", 0200).writes(this::flush);

    private void add(UserReader in) throws Errno {
        var route = new Route(in.parseInt(), Math.clamp(in.parseInt(), 0, 32));
        route.gateway = in.parseInt();
        try (var _ = lock.acquire()) {
            routes.addLast(route);
        }
    }

    private void lookUp(UserReader in) throws Errno {
        int address = in.parseInt();
        int bits = -1;
        int gateway = 0;
        try (var _ = lock.acquire()) {
            for (var each : routes) {
                if (each.matches(address) && each.bits > bits) {
                    bits = each.bits;
                    gateway = each.gateway;
                }
            }
        }
        if (bits < 0) {
            throw new Errno(Errno.ENOENT);
        }
        Log.info("%x goes to %x", address, gateway);
    }

    private void flush(UserReader in) throws Errno {
        int bits = in.parseInt();
        try (var _ = lock.acquire()) {
            for (var each = routes.walk(); each.hasNext(); ) {
                if (each.next().bits >= bits) {
                    each.remove();
                }
            }
        }
    }
}
