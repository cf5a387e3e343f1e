// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.nio.charset.StandardCharsets;

/// How a command in a guest ended.
///
/// @param exit its exit code; 128 + the signal if one ended it; 127 if there is no such program
public record Result(Command command, int exit, byte[] out, byte[] err) {

    public boolean ok() {
        return exit == 0;
    }

    public String stdout() {
        return new String(out, StandardCharsets.UTF_8);
    }

    public String stderr() {
        return new String(err, StandardCharsets.UTF_8);
    }

    /// This, if the command succeeded.
    ///
    /// @throws LabException with the command and what it said
    public Result orThrow() {
        if (ok()) return this;
        var said = (stderr().isBlank() ? stdout() : stderr()).strip();
        throw new LabException(
                "in the guest, `%s` ended with exit code %d%s"
                        .formatted(command, exit, said.isEmpty() ? "" : ":\n" + said));
    }
}
