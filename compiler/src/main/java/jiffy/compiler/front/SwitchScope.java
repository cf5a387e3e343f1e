// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;

/// The groups of an old `switch` are one scope in Java, and blocks of their own in the IR: a
/// variable that a later group names is declared before the `switch` instead.
record SwitchScope(List<Stmt> declarations, List<Stmt.Case> cases) {
    static SwitchScope of(List<Stmt.Case> groups) {
        var shared = new HashSet<Local>();
        for (var group : groups) {
            var declared = declaredIn(group);
            groups.stream()
                    .filter(each -> each != group)
                    .map(SwitchScope::named)
                    .forEach(names -> {
                        names.retainAll(declared);
                        shared.addAll(names);
                    });
        }
        var declarations = new ArrayList<Stmt>();
        var cases = new ArrayList<Stmt.Case>();
        for (var group : groups) {
            cases.add(without(group, shared, declarations));
        }
        return new SwitchScope(List.copyOf(declarations), List.copyOf(cases));
    }

    private static Set<Local> declaredIn(Stmt.Case group) {
        var declared = new HashSet<Local>();
        for (var statement : group.body().statements()) {
            if (statement instanceof Stmt.Declare(var local, _, _)) {
                declared.add(local);
            }
        }
        return declared;
    }

    private static Set<Local> named(Stmt.Case group) {
        var named = new HashSet<Local>();
        new Rewriter() {
            @Override
            public Local local(Local local) {
                named.add(local);
                return local;
            }
        }.block(group.body());
        return named;
    }

    private static Stmt.Case without(Stmt.Case group, Set<Local> shared, List<Stmt> declarations) {
        var statements = new ArrayList<Stmt>();
        for (var statement : group.body().statements()) {
            if (statement instanceof Stmt.Declare(var local, var value, var span)
                    && shared.contains(local)) {
                declarations.add(new Stmt.Declare(local, Optional.empty(), span));
                value.ifPresent(each -> statements.add(new Stmt.Assign(local, each, span)));
            } else {
                statements.add(statement);
            }
        }
        return new Stmt.Case(
                group.values(),
                group.isDefault(),
                new Block(List.copyOf(statements)),
                group.fallsThrough(),
                group.span());
    }
}
