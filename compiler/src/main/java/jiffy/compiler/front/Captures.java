// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Span;

/// What objects of inner, local and anonymous classes keep of what is around them: variables of the
/// method, and the object around them. They are final fields, which the constructors are given last
/// and set first. The module's object is never kept: there is one.
final class Captures {
    private final World world;
    private final Map<TypeElement, ClassTree> trees = new LinkedHashMap<>();
    private final Map<TypeElement, Kept> kept = new LinkedHashMap<>();

    /// @param around the classes around this one that its code names an object of
    private record Kept(Set<VariableElement> variables, Set<TypeElement> around) {
        boolean isNothing() {
            return variables.isEmpty() && around.isEmpty();
        }
    }

    Captures(World world) {
        this.world = world;
    }

    /// Makes a class of the sources known.
    void declare(ClassTree tree, TypeElement type) {
        trees.put(type, tree);
    }

    private Kept of(TypeElement type) {
        if (kept.isEmpty()) {
            complete();
        }
        return kept.getOrDefault(type, new Kept(Set.of(), Set.of()));
    }

    /// What a class makes and extends needs what it keeps, so this goes on until nothing is new.
    private void complete() {
        trees.keySet().forEach(each -> kept.put(each, new Kept(Set.of(), Set.of())));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var each : trees.keySet()) {
                var found = new Uses(each).kept();
                changed |= !found.equals(kept.put(each, found));
            }
        }
    }

    /// The variables of the method around it that a class keeps.
    List<VariableElement> variables(TypeElement type) {
        return List.copyOf(of(type).variables());
    }

    /// The class around one whose objects keep the object around them.
    Optional<TypeElement> outer(TypeElement type) {
        return of(type).around().isEmpty() ? Optional.empty() : around(type);
    }

    private static Optional<TypeElement> around(TypeElement type) {
        Element outer = type.getEnclosingElement();
        while (outer != null && !(outer instanceof TypeElement)) {
            outer = outer.getEnclosingElement();
        }
        return Optional.ofNullable((TypeElement) outer);
    }

    /// The fields for what is kept: the object around first, then the variables.
    List<Field> fields(TypeElement type, Span span) {
        if (of(type).isNothing()) {
            return List.of();
        }
        var names = new HashSet<String>();
        type.getEnclosedElements().stream()
                .filter(World::isField)
                .forEach(each -> names.add(each.getSimpleName().toString()));
        var fields = new ArrayList<Field>();
        outer(type).ifPresent(each -> fields.add(field(type, each, "outer", names, span)));
        variables(type)
                .forEach(each ->
                        fields.add(
                                field(type, each, each.getSimpleName().toString(), names, span)));
        return List.copyOf(fields);
    }

    private Field field(
            TypeElement owner, Element kept, String base, Set<String> names, Span span) {
        String name = base;
        while (!names.add(name)) {
            name = "$" + name;
        }
        return new Field(world.className(owner), name, world.type(kept.asType(), span), true, span);
    }

    /// The field for a variable, if the class keeps it.
    Optional<Field> field(TypeElement type, Element variable, Span span) {
        int index = variables(type).indexOf(variable);
        int skip = outer(type).isPresent() ? 1 : 0;
        return index < 0 ? Optional.empty() : Optional.of(fields(type, span).get(skip + index));
    }

    /// The field for the object around one of a class that keeps it.
    Field outerField(TypeElement type, Span span) {
        return fields(type, span).getFirst();
    }

    private boolean isSubtype(TypeElement type, TypeElement other) {
        var types = world.sources().types();
        return types.isSubtype(types.erasure(type.asType()), types.erasure(other.asType()));
    }

    /// What the code of one class, and of those in it, names of what is around.
    private final class Uses extends TreeScanner<Void, Void> {
        private final TypeElement type;
        private final Set<Element> declared = new HashSet<>();
        private final Set<VariableElement> named = new LinkedHashSet<>();
        private final Set<TypeElement> around = new LinkedHashSet<>();
        private final Deque<TypeElement> inside = new ArrayDeque<>();

        Uses(TypeElement type) {
            this.type = type;
            scan(trees.get(type), null);
        }

        Kept kept() {
            named.removeAll(declared);
            return new Kept(named, around);
        }

        private Element element(com.sun.source.tree.Tree tree) {
            return world.sources().element(tree);
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            var here = (TypeElement) element(tree);
            World.classOf(here.getSuperclass()).ifPresent(each -> made(each, false));
            inside.push(here);
            super.visitClass(tree, nothing);
            inside.pop();
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            declared.add(element(tree));
            return super.visitVariable(tree, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree tree, Void nothing) {
            if (tree.getClassBody() == null && element(tree) instanceof ExecutableElement made) {
                boolean isGiven = tree.getEnclosingExpression() != null;
                made((TypeElement) made.getEnclosingElement(), isGiven);
            }
            return super.visitNewClass(tree, nothing);
        }

        private void made(TypeElement other, boolean isGivenOuter) {
            var needed = kept.get(other);
            if (needed != null) {
                named.addAll(needed.variables());
                if (!isGivenOuter) {
                    outer(other).ifPresent(this::objectOf);
                }
            }
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
            String name = tree.getIdentifier().toString();
            boolean isObject =
                    (name.equals("this") || name.equals("super"))
                            && element(tree.getExpression()) instanceof TypeElement;
            if (isObject) {
                objectOf((TypeElement) element(tree.getExpression()));
            }
            return super.visitMemberSelect(tree, nothing);
        }

        @Override
        public Void visitIdentifier(IdentifierTree tree, Void nothing) {
            var element = element(tree);
            if (element instanceof VariableElement variable && World.isLocal(variable)) {
                if (variable.getConstantValue() == null) {
                    named.add(variable);
                }
            } else if (isMember(element)
                    && !tree.getName().contentEquals("this")
                    && !tree.getName().contentEquals("super")) {
                objectOf((TypeElement) element.getEnclosingElement());
            }
            return null;
        }

        private static boolean isMember(Element element) {
            return element != null
                    && (element.getKind() == ElementKind.FIELD
                            || element.getKind() == ElementKind.METHOD)
                    && !World.isStatic(element)
                    && element.getEnclosingElement() instanceof TypeElement;
        }

        /// An object of a class is named: the innermost one around that fits.
        private void objectOf(TypeElement wanted) {
            if (inside.stream().anyMatch(each -> isSubtype(each, wanted))) {
                return;
            }
            for (var at = Captures.around(type); at.isPresent(); at = Captures.around(at.get())) {
                if (isSubtype(at.get(), wanted)) {
                    if (!world.isModule(at.get())) {
                        around.add(at.get());
                    }
                    return;
                }
            }
        }
    }
}
