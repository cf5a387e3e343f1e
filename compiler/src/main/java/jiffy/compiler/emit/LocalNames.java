// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;

/// Gives every local variable its C name.
///
/// INVARIANT: in a method, different Java names become different C names. Java keeps a name from
/// being declared again where it is visible, so a C name never hides another one that is meant.
final class LocalNames extends Rewriter {
    private final Names names;
    private final Map<Local, Local> renamed = new HashMap<>();
    private final Map<String, String> byJavaName = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private LocalNames(Names names) {
        this.names = names;
    }

    /// The module with names for C in every method.
    static Module in(Module module, Names names) {
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((_, method) -> new LocalNames(names).method(method));
        return module.withMethods(methods);
    }

    private Method method(Method method) {
        return new Method(
                method.name(),
                method.self().map(this::self),
                method.parameters().stream().map(this::local).toList(),
                method.result(),
                method.throwsErrno(),
                block(method.body()),
                method.owned().stream().map(this::local).collect(Collectors.toUnmodifiableSet()),
                method.mayFault(),
                method.ownsResult(),
                method.span());
    }

    private Local self(Local self) {
        renamed.put(self, self);
        return self;
    }

    /// Patterns of statements in a row may declare variables of one name, which is a block in C.
    @Override
    public Block block(Block block) {
        var declared = new HashSet<String>();
        for (var each : block.statements()) {
            if (each instanceof Stmt.Declare(var local, _, _)
                    && local.named()
                    && !local.name().isEmpty()) {
                boolean isFirst = declared.add(local.name());
                renamed.computeIfAbsent(
                        local, _ -> named(local, isFirst ? name(local) : fresh(local.name())));
            }
        }
        return super.block(block);
    }

    private static Local named(Local local, String name) {
        return new Local(local.id(), name, local.type(), local.named(), local.span());
    }

    @Override
    public Local local(Local local) {
        return renamed.computeIfAbsent(local, _ -> named(local, name(local)));
    }

    private String name(Local local) {
        if (!local.named()) {
            return local.name();
        }
        boolean unnamed = local.name().isEmpty();
        String key = unnamed ? "#" + local.id() : local.name();
        return byJavaName.computeIfAbsent(
                key, _ -> fresh(unnamed ? "unused" : local.name().replace("#", "")));
    }

    private String fresh(String javaName) {
        String base = names.forLocal(javaName);
        String name = base;
        for (int i = 2; !used.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }
}
