// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.List;

/// A class of a program: fields of primitive types, maybe one object or array that it owns, and a
/// constructor that takes one value for each.
///
/// @param fields their names are `f0`, `f1`, …
/// @param part type of the field `part`, which the constructor takes over; empty if there is none
record Shape(String name, List<String> fields, String part) {}
