// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.proc;

import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Phase;

/// A directory below `/proc`, there while the module runs (`linux/proc_fs.h`).
@Header("linux/proc_fs.h")
@KernelObject(
        type = "struct jiffy_proc_directory",
        publish = "jiffy_proc_directory_publish(&$this)",
        unpublish = "jiffy_proc_directory_unpublish(&$this)")
public final class ProcDirectory {
    private final String name;

    /// `/proc/NAME`. `proc_mkdir`
    ///
    /// @param name a constant
    @C(value = "jiffy_proc_directory_init(&$this, $0)", phase = Phase.CONSTRUCT)
    public ProcDirectory(String name) {
        this.name = name;
        Kernel.current().declare(this);
    }

    /// The name below `/proc`.
    public String name() {
        return name;
    }
}
