// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.kbuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The functions of an object, the bytes of their frames, and who calls whom, after gcc inlined,
/// split and copied them: the graph that `-fcallgraph-info=su` writes (gcc's manual, "Developer
/// Options").
///
/// A function's bytes are those of its frame, the saved registers, the arguments on the stack and
/// the return address.
///
/// @param functions those that the object defines, by gcc's name for them
record StackGraph(Map<String, Function> functions) {
    private static final Pattern NODE =
            Pattern.compile(
                    "node: \\{ title: \"([^\"]*)\" label: \"([^\\\\\"]*)\\\\n[^\"]*?"
                            + "\\\\n(\\d+) bytes \\(([a-z,]+)\\)");
    private static final Pattern EDGE =
            Pattern.compile("edge: \\{ sourcename: \"([^\"]*)\" targetname: \"([^\"]*)\"");

    /// What gcc writes for a call through a pointer.
    private static final String INDIRECT = "__indirect_call";

    /// A function of the object.
    ///
    /// @param name in C, without what gcc appends to copies and parts: `x.constprop.0` is `x`
    /// @param isBounded the frame has a size that is known when it is compiled
    /// @param callees those that the object defines
    /// @param callsPointers calls what a pointer points to
    record Function(
            String name,
            long bytes,
            boolean isBounded,
            Set<String> callees,
            boolean callsPointers) {}

    /// Reads what gcc wrote.
    static StackGraph parse(String text) {
        var functions = new HashMap<String, Function>();
        for (var node : NODE.matcher(text).results().toList()) {
            functions.put(
                    node.group(1),
                    new Function(
                            node.group(2).replaceFirst("\\..*", ""),
                            Long.parseLong(node.group(3)),
                            !node.group(4).equals("dynamic"),
                            new LinkedHashSet<>(),
                            false));
        }
        for (var edge : EDGE.matcher(text).results().toList()) {
            functions.computeIfPresent(
                    edge.group(1), (_, from) -> calling(from, edge.group(2), functions));
        }
        return new StackGraph(functions);
    }

    private static Function calling(Function from, String callee, Map<String, Function> all) {
        if (callee.equals(INDIRECT)) {
            return new Function(from.name, from.bytes, from.isBounded, from.callees, true);
        }
        if (all.containsKey(callee)) {
            from.callees.add(callee);
        }
        return from;
    }

    /// A way from a function to one that calls no other: the functions on it, and their bytes.
    record Way(List<Function> functions, long bytes) {
        private Way under(Function caller) {
            var longer = new ArrayList<Function>();
            longer.add(caller);
            longer.addAll(functions);
            return new Way(List.copyOf(longer), caller.bytes + bytes);
        }
    }

    /// The deepest way from each function.
    ///
    /// @param pointed the functions that a pointer may point to
    /// @throws BuildFailure if there is none: a function may come back to itself, or has a frame
    ///     without a bound
    Map<String, Way> deepest(Set<String> pointed) throws BuildFailure {
        var ways = new HashMap<String, Optional<Way>>();
        for (var each : functions.keySet()) {
            deepest(each, pointed, ways);
        }
        var found = new HashMap<String, Way>();
        ways.forEach((name, way) -> found.put(name, way.orElseThrow()));
        return found;
    }

    private Way deepest(String name, Set<String> pointed, Map<String, Optional<Way>> ways)
            throws BuildFailure {
        var function = functions.get(name);
        var known = ways.putIfAbsent(name, Optional.empty());
        if (known != null) {
            return known.orElseThrow(() -> unbounded(function, "may call itself"));
        }
        if (!function.isBounded) {
            throw unbounded(function, "has a frame of any size");
        }
        var callees = new LinkedHashSet<>(function.callees);
        if (function.callsPointers) {
            callees.addAll(pointed);
        }
        var deepest = new Way(List.of(), 0);
        for (var callee : callees) {
            var way = deepest(callee, pointed, ways);
            deepest = way.bytes > deepest.bytes ? way : deepest;
        }
        var way = deepest.under(function);
        ways.put(name, Optional.of(way));
        return way;
    }

    private static BuildFailure unbounded(Function function, String what) {
        return new BuildFailure(
                "the C function `%s` %s; this is a bug of the compiler"
                        .formatted(function.name, what));
    }
}
