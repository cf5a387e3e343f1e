// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

/// What went wrong in the lab, in words for the person at the keyboard: what happened and, where
/// there is something to do about it, a line that begins with `help:`.
public class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }

    /// A message with a second line that says what to do.
    public static LabException withHelp(String message, String help) {
        return new LabException(message + "\nhelp: " + help);
    }
}
