// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

/// A command in a guest did not end in time. The message has the console's last lines.
public final class VmTimeout extends LabException {
    private static final long serialVersionUID = 1L;

    VmTimeout(String message) {
        super(message);
    }
}
