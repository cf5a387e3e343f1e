// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/KeyringRef.java: counting out is in a `finally`.
//
// Whoever joins counts in `joining`, and counts out at the end. An errno in between, of the
// number that is parsed or of the check, leaves the method without counting out. After some bad
// writes the limit is reached, and nobody can join until the module is reloaded.
//
// source: CVE-2016-0728, "KEYS: Fix keyring ref leak in join_session_keyring()"
// class: leak
package bugs.keyringref;

import module jiffy.linux;

/// Sessions that are joined, at most eight writers at a time.
@KernelModule(name = "keyringref", license = "GPL", description = "Session keyrings")
public final class KeyringRef {
    private static final int MOST = 8;

    private final Mutex lock = new Mutex();
    private int joining;
    private int session;

    private final ProcFile file =
            new ProcFile("keyringref", 0666).shows(this::show).writes(this::join);

    private void join(UserReader in) throws Errno {
        enter();
        try {
            change(in.parseInt());
        } finally {
            leave();
        }
    }

    private void enter() throws Errno {
        try (var _ = lock.acquire()) {
            if (joining == MOST) {
                throw new Errno(Errno.EBUSY);
            }
            joining++;
        }
    }

    private void leave() {
        try (var _ = lock.acquire()) {
            joining--;
        }
    }

    private void change(int wanted) throws Errno {
        try (var _ = lock.acquire()) {
            if (wanted == session) {
                throw new Errno(Errno.EEXIST);
            }
            session = wanted;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("session %d, %d joining\n", session, joining);
        }
    }
}
