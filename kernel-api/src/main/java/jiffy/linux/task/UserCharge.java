// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.task;

import jiffy.linux.bind.Handle;
import jiffy.linux.bind.Header;

/// One unit of a [UserQuota]; given back when its owner is dropped.
@Header("linux/xarray.h")
@Handle(type = "struct jiffy_user *", release = "jiffy_user_uncharge($this)")
public final class UserCharge {
    UserCharge() {}
}
