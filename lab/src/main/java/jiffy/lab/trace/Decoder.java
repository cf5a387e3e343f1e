// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import jiffy.lab.LabException;
import jiffy.lab.LogEntry;
import jiffy.lab.Tools;

/// Writes lines of source behind the places in modules that a kernel's log names.
public final class Decoder {

    /// Messages with the address of the instruction that went wrong (`arch/x86/kernel/dumpstack.c`,
    /// `kernel/panic.c`); elsewhere the kernel writes where a call returns to.
    private static final Pattern EXACT = Pattern.compile("^(RIP: |WARNING: CPU: )");

    private final Tools tools;
    private final Function<String, Optional<Path>> files;

    /// @param files the `.ko` of a module by its name, where it is known
    public Decoder(Tools tools, Function<String, Optional<Path>> files) {
        this.tools = tools;
        this.files = files;
    }

    /// The same messages; where lines are known, each has them at its end. What binutils cannot
    /// read stays as it is: this is for messages about something that is worse.
    public List<LogEntry> decode(List<LogEntry> entries) {
        var named = instructions(entries);
        if (named.stream().allMatch(List::isEmpty)) return entries;
        var lines = lines(named);
        var decoded = new ArrayList<LogEntry>();
        for (int i = 0; i < entries.size(); i++) {
            decoded.add(decode(entries.get(i), named.get(i), lines));
        }
        return List.copyOf(decoded);
    }

    /// The instructions that each message names. One that went wrong is also in the call trace.
    static List<List<Instruction>> instructions(List<LogEntry> entries) {
        var wrong = new HashSet<CodePlace>();
        var all = new ArrayList<List<Instruction>>();
        for (var entry : entries) {
            var places = CodePlace.in(entry.text());
            if (EXACT.matcher(entry.text()).find()) wrong.addAll(places);
            all.add(
                    places.stream()
                            .map(place -> new Instruction(place, !wrong.contains(place)))
                            .toList());
        }
        return all;
    }

    private Map<Instruction, SourceLines> lines(List<List<Instruction>> named) {
        var byModule = new HashMap<String, Set<Instruction>>();
        for (var instructions : named) {
            for (var each : instructions) {
                byModule.computeIfAbsent(each.place().module(), _ -> new LinkedHashSet<>())
                        .add(each);
            }
        }
        var lines = new HashMap<Instruction, SourceLines>();
        byModule.forEach((module, instructions) ->
                files.apply(module).ifPresent(ko -> lines.putAll(lines(ko, instructions))));
        return lines;
    }

    private Map<Instruction, SourceLines> lines(Path ko, Set<Instruction> instructions) {
        try {
            return new ModuleFile(tools, ko).lines(instructions);
        } catch (LabException _) {
            return Map.of();
        }
    }

    /// A message that names a line by itself is not told it again.
    static LogEntry decode(
            LogEntry entry, List<Instruction> instructions, Map<Instruction, SourceLines> lines) {
        var text = new StringBuilder(entry.text());
        for (var each : instructions) {
            var known = lines.containsKey(each) ? lines.get(each).show() : "";
            if (!known.isEmpty() && !names(text, known)) text.append(' ').append(known);
        }
        return new LogEntry(entry.sequence(), entry.seconds(), entry.level(), text.toString());
    }

    private static boolean names(CharSequence text, String line) {
        return Pattern.compile(Pattern.quote(line) + "(?!\\d)").matcher(text).find();
    }
}
