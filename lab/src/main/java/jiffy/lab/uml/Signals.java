// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.uml;

import java.io.IOException;
import java.util.List;
import jiffy.lab.host.HostProgram;
import jiffy.lab.host.ProcessIdentity;
import jiffy.lab.machine.ClockSwitch;

/// Stops a kernel that is a process, as a shell stops a job.
///
/// @param process the kernel
record Signals(ProcessIdentity process) implements ClockSwitch {

    @Override
    public void stop() throws IOException {
        signal("STOP");
    }

    @Override
    public void resume() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        if (!process.isAlive() || !send(name, process.pid())) {
            throw new IOException("the guest is gone");
        }
    }

    /// @param pid of a process, or minus that of a group
    /// @return whether there was one
    static boolean send(String name, long pid) {
        return HostProgram.of(List.of("kill", "-" + name, "--", "" + pid)).run().ok();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
