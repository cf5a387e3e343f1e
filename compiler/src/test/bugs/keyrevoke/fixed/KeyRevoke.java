// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/KeyRevoke.java: the key is used where it was found, under the lock.
//
// The lookup takes the lock and returns the key. What is done with the key, done after the lock
// was given back, meets another writer that revokes it: state and use count are a read, a test
// and a write without a lock.
//
// source: CVE-2015-7550, "KEYS: Fix race between read and revoke"
// class: race
package bugs.keyrevoke;

import module jiffy.linux;

/// Keys by number, that can be used until they are revoked.
@KernelModule(name = "keyrevoke", license = "GPL", description = "Keys")
public final class KeyRevoke {
    static final class Secret {
        int uses;
        boolean revoked;
    }

    private final Mutex lock = new Mutex();
    private final LongObjectMap<Secret> secrets = new LongObjectMap<>(16);

    private final ProcDirectory directory = new ProcDirectory("keyrevoke");
    private final ProcFile add = new ProcFile(directory, "add", 0200).writes(this::add);
    private final ProcFile use = new ProcFile(directory, "use", 0200).writes(this::use);
    private final ProcFile revoke = new ProcFile(directory, "revoke", 0200).writes(this::revoke);

    private void add(UserReader in) throws Errno {
        int serial = in.parseInt();
        try (var _ = lock.acquire()) {
            if (secrets.size() >= 1000) {
                throw new Errno(Errno.ENOSPC);
            }
            secrets.put(serial, new Secret());
        }
    }

    private Secret lookup(int serial) throws Errno { // under lock
        var secret = secrets.get(serial);
        if (secret == null) {
            throw new Errno(Errno.ENOENT);
        }
        return secret;
    }

    private void use(UserReader in) throws Errno {
        int serial = in.parseInt();
        try (var _ = lock.acquire()) {
            var secret = lookup(serial);
            if (secret.revoked) {
                throw new Errno(Errno.EACCES);
            }
            secret.uses++;
        }
    }

    private void revoke(UserReader in) throws Errno {
        int serial = in.parseInt();
        try (var _ = lock.acquire()) {
            var secret = lookup(serial);
            secret.revoked = true;
            Log.info("revoked after %d uses", secret.uses);
        }
    }
}
