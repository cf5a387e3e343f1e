// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.kbuild;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.emit.Functions;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Method;

/// What a module has on the stack at most when the kernel calls one of its functions: its own
/// frames, as gcc laid them out in the object, the runtime header's included.
///
/// Each function that the object defines counts as one that the kernel may call, so that no entry
/// is missed, and the deepest way from each has at most [#PROCESS] bytes, or [#INTERRUPT] if it is
/// called in an interrupt. Proven of the object that is loaded, under these assumptions: gcc's
/// figures are right; a pointer through which the runtime calls points to a callback of the module
/// (others are called by the kernel); nothing of the module is called back while it waits for the
/// kernel.
///
/// The kernel's stack has 16 KB (x86-64, arm64). What the kernel needs before it calls the module
/// and in what the module calls is not measured; 12 KB are reserved for it, and 14 KB in an
/// interrupt. Kernels that are built with KASAN or KMSAN have larger frames and larger stacks, so
/// they are exempt: a module is proven when it is built for any other kernel. Nor are programs for
/// user space concerned.
///
/// @param entry the function that is called
/// @param isInterrupt whether the kernel must not schedule there
/// @param method the method of the module that the function stands for, if there is one
/// @param frames the deepest way, from the entry on
public record StackDepth(
        String entry, boolean isInterrupt, Optional<Method> method, List<Frame> frames) {
    /// Bytes that a module may have on the stack of a process.
    public static final long PROCESS = 4096;

    /// Bytes that a module may have on the stack in an interrupt.
    public static final long INTERRUPT = 2048;

    private static final Pattern EXEMPT =
            Pattern.compile("^CONFIG_(KASAN|KMSAN)=y$", Pattern.MULTILINE);

    /// A function on the way.
    ///
    /// @param method the method that it is; empty for functions that the compiler made or the
    ///     runtime has
    public record Frame(String function, Optional<Method> method, long bytes) {
        private String shown() {
            return method.map(each -> each.name().display()).orElse(function);
        }
    }

    /// Whether a kernel of this configuration has larger frames.
    static boolean isExempt(String config) {
        return EXEMPT.matcher(config).find();
    }

    /// The depth of each function that the kernel calls, the deepest first.
    static List<StackDepth> of(StackGraph graph, Functions functions) throws BuildFailure {
        var pointed = new HashSet<String>();
        graph.functions()
                .forEach((id, function) -> {
                    if (functions.callback(function.name()).isPresent()) {
                        pointed.add(id);
                    }
                });
        var called = called(graph);
        var depths = new ArrayList<StackDepth>();
        graph.deepest(pointed)
                .forEach((id, way) -> {
                    if (!called.contains(id)) {
                        depths.add(depth(way, functions));
                    }
                });
        depths.sort(
                Comparator.comparing(StackDepth::bytes)
                        .reversed()
                        .thenComparing(StackDepth::entry));
        return List.copyOf(depths);
    }

    /// What only the module calls; whoever calls it is deeper.
    private static Set<String> called(StackGraph graph) {
        return graph.functions().values().stream()
                .flatMap(each -> each.callees().stream())
                .collect(Collectors.toSet());
    }

    private static StackDepth depth(StackGraph.Way way, Functions functions) {
        String entry = way.functions().getFirst().name();
        var frames =
                way.functions().stream()
                        .map(each ->
                                new Frame(
                                        each.name(), method(each.name(), functions), each.bytes()))
                        .toList();
        var callback = functions.callback(entry);
        boolean isInterrupt =
                callback.filter(each -> each.context() != Callback.Context.PROCESS).isPresent();
        return new StackDepth(entry, isInterrupt, method(entry, functions), frames);
    }

    /// The method that a function is, or is the callback for.
    private static Optional<Method> method(String function, Functions functions) {
        return functions
                .method(function)
                .or(() ->
                        functions
                                .callback(function)
                                .flatMap(each ->
                                        functions.methods().values().stream()
                                                .filter(it -> it.name().equals(each.method()))
                                                .findFirst()));
    }

    /// Bytes on the stack at most.
    public long bytes() {
        return frames.stream().mapToLong(Frame::bytes).sum();
    }

    /// Bytes that there may be.
    public long limit() {
        return isInterrupt ? INTERRUPT : PROCESS;
    }

    /// Why the module is refused, if it is.
    Optional<Diagnostic> error() {
        if (bytes() <= limit()) {
            return Optional.empty();
        }
        String message =
                "`%s` needs %,d bytes of the stack, more than %,d%s"
                        .formatted(
                                frames.getFirst().shown(),
                                bytes(),
                                limit(),
                                isInterrupt ? ", and runs in an interrupt" : "");
        var place = frames.stream().flatMap(each -> each.method().stream()).findFirst();
        var error =
                place.map(each -> Diagnostic.at(each.span(), Rule.STACK, message))
                        .orElseGet(() -> Diagnostic.of(Rule.STACK, message));
        for (var frame : frames) {
            String note = "`%s` has %,d bytes".formatted(frame.shown(), frame.bytes());
            error =
                    frame.method().isPresent()
                            ? error.note(note, frame.method().get().span())
                            : error.note(note);
        }
        return Optional.of(
                error.help(
                        "call less deeply, with fewer variables that live on across the calls; keep"
                                + " them in an object or an array"));
    }
}
