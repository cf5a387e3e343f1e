// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A place in a module's code as the kernel writes it: `mp1_tick+0x1a/0x40 [mp1]`
/// (`__sprint_symbol` in `kernel/kallsyms.c`).
///
/// @param function the symbol before it
/// @param offset bytes from there
/// @param size bytes from that symbol to the next one
/// @param module its name
public record CodePlace(String function, long offset, long size, String module) {

    /// A kernel that was built so writes the module's build id behind its name. What has its line
    /// already is left alone.
    private static final Pattern PLACE =
            Pattern.compile(
                    "([\\w.$]+)\\+0x([0-9a-f]{1,8})/0x([0-9a-f]{1,8}) \\[(\\w+)(?: [0-9a-f]+)?\\]"
                            + "(?! \\S+\\.\\w+:\\d)");

    /// The places that a message names and whose lines it does not.
    public static List<CodePlace> in(String text) {
        var places = new ArrayList<CodePlace>();
        var matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(
                    new CodePlace(
                            matcher.group(1),
                            Long.parseLong(matcher.group(2), 16),
                            Long.parseLong(matcher.group(3), 16),
                            matcher.group(4)));
        }
        return places;
    }

    @Override
    public String toString() {
        return "%s+0x%x/0x%x [%s]".formatted(function, offset, size, module);
    }
}
