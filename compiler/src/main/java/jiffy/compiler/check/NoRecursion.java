// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// No method calls itself, directly or through others: what a kernel stack holds must be known.
///
/// The call graph has no unknown edges: a callback names its method, and a virtual call is a call
/// of a method that calls each one that may run. Exact but for the latter, which stands for them
/// all.
public final class NoRecursion implements Check {
    @Override
    public List<Diagnostic> check(Module module) {
        var errors = new ArrayList<Diagnostic>();
        var done = new HashSet<MethodName>();
        for (var name : module.methods().keySet()) {
            visit(module, name, new LinkedHashSet<>(), done, errors);
        }
        return errors;
    }

    private static void visit(
            Module module,
            MethodName name,
            Set<MethodName> path,
            Set<MethodName> done,
            List<Diagnostic> errors) {
        if (path.contains(name)) {
            errors.add(cycle(module, name, path));
            return;
        }
        if (!done.add(name)) {
            return;
        }
        path.add(name);
        for (var callee : CallGraph.callees(module.methods().get(name))) {
            if (path.contains(callee) || !done.contains(callee)) {
                visit(module, callee, path, done, errors);
            }
        }
        path.remove(name);
    }

    private static Diagnostic cycle(Module module, MethodName name, Set<MethodName> path) {
        var cycle = path.stream().dropWhile(each -> !each.equals(name)).toList();
        var written = cycle.stream().filter(each -> !each.isVirtual()).toList();
        var first = written.getFirst();
        var chain =
                written.stream()
                        .map(each -> "`" + each.display() + "`")
                        .collect(Collectors.joining(" → "));
        var error =
                Diagnostic.at(
                        module.methods().get(first).span(),
                        Rule.RECURSION,
                        "`%s` calls itself: %s → `%s`"
                                .formatted(first.display(), chain, first.display()));
        for (int i = 0; i < written.size(); i++) {
            error = called(module, written.get(i), written.get((i + 1) % written.size()), error);
        }
        return error.help("write a loop; keep what is still to do in an array or a list");
    }

    /// Adds where a method of the cycle calls the next one, itself or through the object's class.
    private static Diagnostic called(
            Module module, MethodName caller, MethodName callee, Diagnostic error) {
        var places = new ArrayList<Span>();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                if (statement instanceof Stmt.Invoke invoke && leads(invoke.method())) {
                    places.add(invoke.span());
                }
            }

            private boolean leads(MethodName name) {
                return name.equals(callee)
                        || name.isVirtual()
                                && CallGraph.callees(module.methods().get(name)).contains(callee);
            }
        }.walk(module.methods().get(caller).body());
        return places.isEmpty()
                ? error
                : error.note(
                        "`%s` calls `%s` here".formatted(caller.display(), callee.display()),
                        places.getFirst());
    }
}
