// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// What can have several owners: a handle by the kernel's own count, an object of a class that was
/// found to need one by its count.
///
/// @param counted the classes that have a count so far
/// @param asObjects the classes of which an object is named as one of any class
record Sharing(Module module, Set<Type> counted, Set<String> asObjects) {
    static Sharing of(Module module, Set<Type> counted) {
        var asObjects = new HashSet<String>();
        var visitor =
                new Visitor() {
                    @Override
                    protected void visit(Expr expression) {
                        if (expression instanceof Expr.Cast(Type.Struct(var to), var operand)
                                && to.equals(Type.Struct.OBJECT)
                                && operand.type() instanceof Type.Struct(var from)) {
                            asObjects.add(from);
                        }
                    }
                };
        module.methods().values().forEach(each -> visitor.walk(each.body()));
        return new Sharing(module, counted, asObjects);
    }

    /// Whether one more reference can be had by counting it.
    boolean isCopyable(Type type) {
        return counted.contains(type)
                || type.bound(Type.Kind.HANDLE)
                        .filter(each -> !each.declaration().phases().copy().isEmpty())
                        .isPresent();
    }

    /// Whether the objects of a type could have a count, but have none yet. The module object could
    /// not; a constant object, such as a lambda's, is one that nobody counts.
    boolean isCountable(Type type) {
        return type instanceof Type.Struct struct
                && !counted.contains(type)
                && definition(type).isPresent()
                && family(struct).stream()
                        .map(this::definition)
                        .flatMap(Optional::stream)
                        .noneMatch(module.mainClass()::equals);
    }

    private Optional<ClassDef> definition(Type type) {
        return module.classes().stream()
                .filter(each -> type.equals(new Type.Struct(each.name())))
                .findFirst();
    }

    /// The classes whose objects may be seen as objects of the same class as those of this one:
    /// they are counted together.
    Set<Type> family(Type.Struct type) {
        var family = new HashSet<Type>();
        var todo = new ArrayDeque<>(List.of(type.name()));
        while (!todo.isEmpty()) {
            var name = todo.pop();
            if (family.add(new Type.Struct(name))) {
                relatives(name).forEach(todo::add);
            }
        }
        return family;
    }

    private Stream<String> relatives(String name) {
        var names = module.classes().stream().map(ClassDef::name);
        return names.filter(each -> isAbove(each, name) || isAbove(name, each));
    }

    private boolean isAbove(String above, String name) {
        if (above.equals(Type.Struct.OBJECT)) {
            return asObjects.contains(name);
        }
        return definition(new Type.Struct(name))
                .filter(_ -> module.isSubtype(name, above))
                .isPresent();
    }
}
