// SPDX-License-Identifier: MIT OR GPL-2.0
// The version of a ring may only change while there is no ring. The check takes the lock, and
// so does the change, but not the same hold of it:
//   CPU 0: hasRing: no | CPU 1: makes a ring of version 1 | CPU 0: sets version 3
//
// source: CVE-2016-8655, "packet: fix race condition in packet_set_ring"
// class: race
package bugs.packetring;

import module jiffy.linux;

/// A ring of packet headers, in one of three layouts.
@KernelModule(name = "packetring", license = "GPL", description = "A packet ring")
public final class PacketRing {
    private final Mutex lock = new Mutex();
    private int version = 1;
    private int frames; // 0: there is no ring
    private int headerLength; // of the ring, by its version

    private final ProcDirectory directory = new ProcDirectory("packetring");
    private final ProcFile versions =
            new ProcFile(directory, "version", 0200).writes(this::setVersion);
    private final ProcFile rings =
            new ProcFile(directory, "ring", 0600).shows(this::show).writes(this::setRing);

    private void setVersion(UserReader in) throws Errno {
        int wanted = in.parseInt();
        if (wanted < 1 || wanted > 3) {
            throw new Errno(Errno.EINVAL);
        }
        if (hasRing()) {
            throw new Errno(Errno.EBUSY);
        }
        change(wanted);
    }

    private boolean hasRing() {
        try (var _ = lock.acquire()) {
            return frames > 0;
        }
    }

    private void change(int wanted) {
        try (var _ = lock.acquire()) {
            version = wanted; // BUG
        }
    }

    private void setRing(UserReader in) throws Errno {
        int wanted = in.parseInt();
        try (var _ = lock.acquire()) {
            frames = Math.clamp(wanted, 0, 4096);
            headerLength = frames == 0 ? 0 : 16 * version;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("version %d: %d frames, headers of %d\n", version, frames, headerLength);
        }
    }
}
