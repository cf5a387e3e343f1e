// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Where the kernel enters a module that runs: a callback, or `started()`. Construction and
/// `close()` are none: while they run, nothing else does.
///
/// @param method what is entered
/// @param concurrent it runs beside itself
/// @param repeatable the kernel may run it again for the same data at any moment
/// @param locks what the kernel's side holds meanwhile
record Entry(MethodName method, boolean concurrent, boolean repeatable, Set<Field> locks) {

    /// The entries of a module. A method that is registered twice runs beside itself.
    static List<Entry> of(Module module) {
        var entries = new LinkedHashMap<MethodName, Entry>();
        module.methods().values().forEach(method -> registrations(method.body(), entries));
        module.started().ifPresent(each -> add(new Entry(each, false, false, Set.of()), entries));
        return List.copyOf(entries.values());
    }

    private static void registrations(
            jiffy.compiler.ir.Block body, LinkedHashMap<MethodName, Entry> entries) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                var arguments = Calls.arguments(statement);
                for (var callback : Calls.callbacks(arguments)) {
                    if (callback.context() != Callback.Context.CALLER) {
                        add(of(callback, Calls.lockOf(callback, arguments)), entries);
                    }
                }
            }
        }.walk(body);
    }

    private static Entry of(Callback callback, Set<Field> locks) {
        return new Entry(callback.method(), callback.concurrent(), callback.repeatable(), locks);
    }

    private static void add(Entry entry, LinkedHashMap<MethodName, Entry> entries) {
        entries.merge(entry.method(), entry, Entry::both);
    }

    private static Entry both(Entry one, Entry other) {
        var locks = new ArrayList<>(one.locks);
        locks.retainAll(other.locks);
        return new Entry(one.method, true, one.repeatable || other.repeatable, Set.copyOf(locks));
    }

    /// Whether this and another entry can run at the same time.
    boolean runsBeside(Entry other) {
        return !equals(other) || concurrent;
    }
}
