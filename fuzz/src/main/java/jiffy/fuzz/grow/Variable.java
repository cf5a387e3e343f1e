// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

/// What has a name: a local, a parameter or a field of the module.
///
/// @param settable may be assigned; false for what a loop counts with
record Variable(String name, String type, boolean settable) {}
