// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jiffy.lab.LabException;
import jiffy.lab.Tools;
import jiffy.lab.host.HostProgram;

/// A `.ko` that binutils read for us.
final class ModuleFile {
    private final Tools tools;
    private final Path ko;
    private final SymbolTable symbols;

    /// @throws LabException if binutils are missing, or the file is none of theirs
    ModuleFile(Tools tools, Path ko) {
        this.tools = tools;
        this.ko = ko;
        this.symbols = SymbolTable.parse(run(Tools.Tool.OBJDUMP, List.of("-t", "" + ko)));
    }

    /// What is known of each of these instructions: one is the byte that it names, a return address
    /// has the call before it.
    ///
    /// @throws LabException if binutils fail
    Map<Instruction, SourceLines> lines(Set<Instruction> instructions) {
        var addresses = new HashMap<Instruction, SymbolTable.Address>();
        for (var each : instructions) {
            symbols.find(each.place())
                    .map(found -> new SymbolTable.Address(found.section(), each.of(found.offset())))
                    .ifPresent(found -> addresses.put(each, found));
        }
        var bySection =
                addresses.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        SymbolTable.Address::section,
                                        Collectors.mapping(
                                                SymbolTable.Address::offset,
                                                Collectors.toCollection(TreeSet::new))));
        var read = new HashMap<String, Map<Long, SourceLines>>();
        bySection.forEach((section, offsets) -> read.put(section, read(section, offsets)));
        var lines = new HashMap<Instruction, SourceLines>();
        addresses.forEach((instruction, at) ->
                lines.put(instruction, read.get(at.section()).get(at.offset())));
        lines.values().removeIf(each -> each == null);
        return lines;
    }

    private Map<Long, SourceLines> read(String section, Set<Long> offsets) {
        var arguments = new ArrayList<>(List.of("-e", "" + ko, "-j", section, "-a", "-i"));
        offsets.forEach(each -> arguments.add("0x" + Long.toHexString(each)));
        return SourceLines.parse(run(Tools.Tool.ADDR2LINE, arguments));
    }

    private String run(Tools.Tool tool, List<String> arguments) {
        return HostProgram.of(tools.get(tool), arguments.toArray(String[]::new)).run().orThrow();
    }
}
