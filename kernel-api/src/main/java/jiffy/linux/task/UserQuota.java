// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.task;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    /// What is charged, by user: what nobody holds any more is given back.
    ///
    /// LOCKING: itself, as in the kernel, where it is taken by any number of threads.
    private final HashMap<Integer, List<WeakReference<UserCharge>>> charged = new HashMap<>();

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
        var kernel = Kernel.current();
        if (limit <= 0) {
            throw new Errno(Errno.ENOSPC);
        }
        kernel.maySleep();
        int user = kernel.callerUid();
        synchronized (charged) {
            return charge(charged.computeIfAbsent(user, _ -> new ArrayList<>()), limit);
        }
    }

    private static UserCharge charge(List<WeakReference<UserCharge>> held, int limit) throws Errno {
        if (held.size() >= limit) {
            System.gc(); // clears every reference to what nobody holds
            held.removeIf(each -> each.refersTo(null));
        }
        if (held.size() >= limit) {
            throw new Errno(Errno.ENOSPC);
        }
        var charge = new UserCharge();
        held.add(new WeakReference<>(charge));
        return charge;
    }
}
