// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.tidy;

/// A place where a file breaks a house rule.
///
/// @param file the file, relative to the repository
/// @param line its line from 1, or 0 for the file as a whole
/// @param what what is wrong and what to do instead
record Finding(String file, int line, String what) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what;
    }
}
