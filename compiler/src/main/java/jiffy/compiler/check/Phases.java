// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Calls that let the kernel call in (arming a timer, queueing a work) are made only once the
/// module is published, and calls that set kernel objects up only during construction.
///
/// Sound by reachability: a method that construction or `close()` reaches may run there. Kernel
/// objects that are not yet built are not named either: a constructor calls kernel objects only
/// after their fields, in the order of declaration.
public final class Phases implements Check {
    @Override
    public List<Diagnostic> check(Module module) {
        var errors = new ArrayList<Diagnostic>();
        var alone = new HashSet<MethodName>();
        alone.add(module.constructor());
        module.close().ifPresent(alone::add);
        var constructing = CallGraph.reachable(module, alone);
        constructing.forEach(name -> inspect(module, name, true, errors));
        var running = running(module);
        running.forEach(name -> inspect(module, name, false, errors));
        return errors.stream().distinct().toList();
    }

    private static Set<MethodName> running(Module module) {
        var entries = new HashSet<MethodName>();
        CallGraph.entryPoints(module).forEach(each -> entries.add(each.method()));
        module.started().ifPresent(entries::add);
        return CallGraph.reachable(module, entries);
    }

    private static void inspect(
            Module module, MethodName name, boolean alone, List<Diagnostic> errors) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                if (!(statement instanceof Stmt.CallNative call)) {
                    return;
                }
                if (alone && call.binding().is(Binding.Trait.RUN_ONLY)) {
                    errors.add(
                            Diagnostic.at(
                                            call.span(),
                                            Rule.PHASE,
                                            "`"
                                                    + call.binding().name()
                                                    + "` makes no sense while the module is"
                                                    + " built or closed")
                                    .help("do it in `void started()`, which runs last at load"));
                }
                if (!alone && call.binding().is(Binding.Trait.CONSTRUCT_ONLY)) {
                    errors.add(
                            Diagnostic.at(
                                    call.span(),
                                    Rule.PHASE,
                                    "`%s` is for the construction of the module"
                                            .formatted(call.binding().name())));
                }
            }
        }.walk(module.methods().get(name).body());
    }
}
