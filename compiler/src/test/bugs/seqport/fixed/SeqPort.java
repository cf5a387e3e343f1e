// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/SeqPort.java: the caller locks, and uses what it found before it
// gives the lock back.
//
// `find` locks, walks the list and returns the port. Its caller uses the port without the lock,
// while another writer deletes it:
//   CPU 0: subscribe -> find returns port 3 | CPU 1: delete frees port 3 | CPU 0:
// port.subscribers++
//
// source: CVE-2017-15265, "ALSA: seq: Fix use-after-free at creating a port"
// class: lifetime
package bugs.seqport;

import module jiffy.linux;

/// Ports of a sequencer, and how many listen to each.
@KernelModule(name = "seqport", license = "GPL", description = "Ports of a sequencer")
public final class SeqPort {
    @Slab
    static final class Port extends ListEntry {
        final int number;
        int subscribers;

        Port(int number) {
            this.number = number;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Port> ports = new KernelList<>();
    private int nextNumber;

    private final ProcDirectory directory = new ProcDirectory("seqport");
    private final ProcFile create = new ProcFile(directory, "create", 0200).writes(this::create);
    private final ProcFile listen =
            new ProcFile(directory, "subscribe", 0200).writes(this::subscribe);
    private final ProcFile remove = new ProcFile(directory, "delete", 0200).writes(this::delete);

    private void create(UserReader in) throws Errno {
        int count = Math.clamp(in.parseInt(), 1, 8);
        try (var _ = lock.acquire()) {
            for (int i = 0; i < count; i++) {
                ports.addLast(new Port(nextNumber++));
            }
        }
    }

    private Port find(int number) throws Errno { // under lock
        for (var each : ports) {
            if (each.number == number) {
                return each;
            }
        }
        throw new Errno(Errno.ENOENT);
    }

    private void subscribe(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = lock.acquire()) {
            var port = find(number);
            port.subscribers++;
            Log.info("port %d has %d subscribers", port.number, port.subscribers);
        }
    }

    private void delete(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = lock.acquire()) {
            for (var each = ports.walk(); each.hasNext(); ) {
                if (each.next().number == number) {
                    each.remove();
                    return;
                }
            }
        }
        throw new Errno(Errno.ENOENT);
    }
}
