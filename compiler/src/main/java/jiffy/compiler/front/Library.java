// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/// The classes of the kernel API whose Java is compiled into the modules that use them
/// (`@Compiled`): what is used of them, and was not lowered yet.
final class Library {
    private static final String COMPILED = "jiffy.linux.bind.Compiled";

    private final Sources sources;
    private final Api api;
    private final Set<Element> seen = new HashSet<>();
    private final Deque<Use> todo = new ArrayDeque<>();

    /// Something of the library that a module needs.
    sealed interface Use {
        /// A class whose objects exist.
        record OfClass(ClassTree tree) implements Use {}

        /// A method or constructor.
        record OfMethod(ClassTree owner, MethodTree tree) implements Use {}
    }

    Library(Sources sources, Api api) {
        this.sources = sources;
        this.api = api;
    }

    /// Whether the class is one of the library; a nested class is if the one around it is.
    boolean contains(Element type) {
        for (var each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            if (api.annotation(each, COMPILED).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// Notes that the module has objects of a class.
    ///
    /// @return its name in the IR
    String use(TypeElement type) {
        if (seen.add(type)) {
            todo.add(new Use.OfClass(tree(type)));
        }
        return type.getQualifiedName().toString();
    }

    /// Notes that the module calls a method.
    ///
    /// @return the name of its class in the IR
    String use(ExecutableElement method) {
        var owner = (TypeElement) method.getEnclosingElement();
        if (seen.add(method)) {
            var type = tree(owner);
            todo.add(new Use.OfMethod(type, sources.trees().getTree(method)));
        }
        return owner.getQualifiedName().toString();
    }

    private ClassTree tree(TypeElement type) {
        return sources.library(type)
                .orElseThrow(() -> new IllegalStateException("no source of " + type));
    }

    /// What is to be lowered next.
    Optional<Use> next() {
        return Optional.ofNullable(todo.poll());
    }
}
