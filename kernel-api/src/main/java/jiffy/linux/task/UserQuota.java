// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.task;

import java.util.HashMap;
import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Owned;
import jiffy.linux.bind.Phase;

/// Counts per user what a module keeps for them, against a limit. The user is the one who calls,
/// identified by real user id in the first user namespace (`current_uid`, `linux/cred.h`).
@Header({"linux/cred.h", "linux/uidgid.h", "linux/xarray.h"})
@KernelObject(type = "struct jiffy_user_quota", release = "jiffy_user_quota_destroy(&$this)")
public final class UserQuota {
    final HashMap<Integer, Integer> charged = new HashMap<>();

    /// Nothing is charged to anybody.
    @C(value = "jiffy_user_quota_init(&$this)", phase = Phase.CONSTRUCT)
    public UserQuota() {}

    /// Charges one to the user who calls, until the charge is dropped; may sleep.
    ///
    /// @throws Errno ENOSPC if that would be more than the limit
    @C(
            value = "jiffy_user_quota_charge(&$this, $0, &$result)",
            fails = true,
            sleeps = true,
            nonNull = true)
    @Owned
    public UserCharge charge(int limit) throws Errno {
        int uid = Kernel.current().callerUid();
        int count = charged.getOrDefault(uid, 0);
        if (count >= limit) {
            throw new Errno(Errno.ENOSPC);
        }
        charged.put(uid, count + 1);
        return new UserCharge();
    }
}
