// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

/// What has a name: a local, a parameter or a field of the module.
///
/// @param settable may be assigned; false for what a loop counts with
/// @param isFixed is never assigned, not by a loop either
record Variable(String name, String type, boolean settable, boolean isFixed) {
    /// What is never assigned if the program may not assign it.
    Variable(String name, String type, boolean settable) {
        this(name, type, settable, !settable);
    }

    /// What a loop steps.
    static Variable counter(String name, String type) {
        return new Variable(name, type, false, false);
    }
}
