// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

/// Something that the specification does not allow.
final class Deviation extends Exception {

    private static final long serialVersionUID = 1;

    private final String kind;

    /// @param kind the same for all that are one mistake: no numbers
    /// @param message what was expected, and what came
    Deviation(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
