// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.debug;

import java.nio.file.Path;

/// A module as it is loaded.
///
/// @param name that the kernel has for it
/// @param ko the file that it was loaded from, with the lines of its source
/// @param sections where they are
record PlacedModule(String name, Path ko, Sections sections) {}
