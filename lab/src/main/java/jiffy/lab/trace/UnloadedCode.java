// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jiffy.lab.LabException;
import jiffy.lab.Tools;
import jiffy.lab.host.HostProgram;

/// Where the code of modules was while they were loaded: of those that are gone, the kernel knows
/// addresses only.
public final class UnloadedCode {
    private static final String TEXT = ".text";

    /// What the kernel prints for an address that it has no name for (`%pS`), in a line of its own;
    /// before it, some have the address once more (`print_unreferenced`, `mm/kmemleak.c`).
    private static final Pattern ADDRESS =
            Pattern.compile("^ +(?:\\[<\\w+>\\] )?(0x([0-9a-f]{6,16}))$");

    private final List<Loaded> loaded = new ArrayList<>();

    /// @param address of its code
    private record Loaded(String module, long address, SymbolTable symbols) {

        /// A call returns behind itself, maybe to the end of a function that never goes on.
        Optional<CodePlace> name(long returned) {
            var call = new SymbolTable.Address(TEXT, returned - 1 - address);
            return symbols.name(call, module)
                    .map(at -> new CodePlace(at.function(), at.offset() + 1, at.size(), module));
        }
    }

    /// A module was loaded. What binutils cannot read stays nameless.
    ///
    /// @param address of its code
    public synchronized void loaded(Tools tools, String module, Path ko, long address) {
        try {
            var objdump = HostProgram.of(tools.get(Tools.Tool.OBJDUMP), "-t", "" + ko).run();
            var symbols = SymbolTable.parse(objdump.orThrow());
            loaded.addFirst(new Loaded(module, address, symbols));
        } catch (LabException _) {
            // a report without names is better than none
        }
    }

    /// The same text, with names for addresses at the ends of lines; of two modules that were at
    /// the same place, the later one's.
    public synchronized String name(String text) {
        return String.join("\n", text.lines().map(this::nameLine).toList());
    }

    private String nameLine(String line) {
        var address = ADDRESS.matcher(line);
        if (!address.find()) return line;
        var number = Long.parseUnsignedLong(address.group(2), 16);
        return loaded.stream()
                .flatMap(each -> each.name(number).stream())
                .findFirst()
                .map(place -> line.substring(0, address.start(1)) + place)
                .orElse(line);
    }
}
