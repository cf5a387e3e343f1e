// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.debug;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Where a loaded module's code and data are (`kernel/module/sysfs.c`). Pure.
///
/// @param addresses by the name of a section, in order
record Sections(Map<String, Long> addresses) {

    /// A section's file and what it says.
    private static final Pattern LINE = Pattern.compile(".*/([^/:]+):0x([0-9a-f]+)");

    /// What the kernel drops once the constructor has run.
    private static final String INIT = ".init.";

    Sections {
        addresses = new TreeMap<>(addresses);
    }

    /// Reads what `grep -r ""` prints of the folder `sections` of a module in sysfs.
    static Sections parse(String text) {
        var addresses = new TreeMap<String, Long>();
        text.lines()
                .map(LINE::matcher)
                .filter(line -> line.matches() && !line.group(1).startsWith(INIT))
                .forEach(line ->
                        addresses.put(line.group(1), Long.parseUnsignedLong(line.group(2), 16)));
        return new Sections(addresses);
    }
}
