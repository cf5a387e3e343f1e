// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Constants of enums that have a body: its methods are methods of the enum, of which the ordinal
/// chooses one.
final class EnumBodies {
    private final World world;
    private final Map<Element, TypeElement> bodies = new HashMap<>();
    private final Map<String, Type> owners = new HashMap<>();
    private final Map<MethodName, Method> made = new LinkedHashMap<>();

    EnumBodies(World world) {
        this.world = world;
    }

    /// Makes the body of a constant known.
    void declare(ClassTree tree, TypeElement body) {
        var creation = world.sources().parent(tree);
        var constant = (VariableTree) world.sources().parent(creation);
        bodies.put(world.sources().element(constant), body);
        world.declareBody(body, constant.getName().toString());
        owners.put(world.className(body), world.type(body.asType(), world.span(tree)));
    }

    /// The enum of a constant whose body has this name.
    Optional<Type> ownerOf(String name) {
        return Optional.ofNullable(owners.get(name));
    }

    /// Refuses what a body cannot have: a constant has the fields of its enum.
    void check(ClassTree tree) {
        for (var member : tree.getMembers()) {
            boolean isState =
                    member instanceof BlockTree block && !block.isStatic()
                            || member instanceof VariableTree variable
                                    && !World.isStatic(world.sources().element(variable));
            if (isState) {
                throw unsupported(
                        world.span(member),
                        "a field or initialiser in the body of an enum's constant",
                        "declare a field in the enum, and give its value to the enum's"
                                + " constructor");
            }
        }
    }

    /// Whether a method is the constructor that javac makes for a body: nothing is left to do in
    /// it.
    static boolean isConstructor(MethodTree tree, Sources sources) {
        var element = sources.element(tree);
        return element.getKind() == ElementKind.CONSTRUCTOR
                && Enums.isBody((TypeElement) element.getEnclosingElement());
    }

    /// The constructor of the enum that makes a constant.
    ExecutableElement constructor(NewClassTree creation) {
        var body = creation.getClassBody();
        return body == null
                ? (ExecutableElement) world.sources().element(creation)
                : body.getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .map(MethodTree.class::cast)
                        .filter(each -> isConstructor(each, world.sources()))
                        .map(this::superConstructor)
                        .findFirst()
                        .orElseThrow();
    }

    private ExecutableElement superConstructor(MethodTree constructor) {
        Tree first = constructor.getBody().getStatements().getFirst();
        var call = (MethodInvocationTree) ((ExpressionStatementTree) first).getExpression();
        return (ExecutableElement) world.sources().element(call.getMethodSelect());
    }

    /// The constants of an enum, in order; none if no constant has a body.
    List<Element> constants(TypeElement type) {
        var constants =
                type.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(Element.class::cast)
                        .toList();
        return constants.stream().anyMatch(bodies::containsKey) ? constants : List.of();
    }

    /// What a constant's body says that a method does.
    Optional<ExecutableElement> method(Element constant, ExecutableElement method) {
        var body = Optional.ofNullable(bodies.get(constant));
        return body.flatMap(type ->
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(each ->
                                each.equals(method)
                                        || world.sources().elements().overrides(each, method, type))
                        .findFirst());
    }

    /// The method that an enum has from [Enum], for a method of an interface.
    Optional<MethodName> inherited(String className, ExecutableElement method, Span span) {
        boolean isOne =
                world.hierarchy().type(className) instanceof Type.Enum
                        && method.getParameters().isEmpty()
                        && world.hierarchy().implementation(className, method).isEmpty();
        if (!isOne) {
            return Optional.empty();
        }
        var self = new Local(0, "self", new Type.Enum(className), true, span);
        var object = new Expr.Var(self);
        return switch (method.getSimpleName().toString()) {
            case "name", "toString" -> Optional.of(make(method, self, Enums.name(object, span)));
            case "ordinal" -> Optional.of(make(method, self, Enums.ordinal(object, span)));
            default -> Optional.empty();
        };
    }

    private MethodName make(ExecutableElement method, Local self, Expr value) {
        var name = new MethodName(self.type().toString(), method.getSimpleName().toString(), "");
        made.put(
                name,
                new Method(
                        name,
                        Optional.of(self),
                        List.of(),
                        value.type(),
                        false,
                        Block.of(new Stmt.Return(Optional.of(value), self.span())),
                        Set.of(),
                        true,
                        false,
                        self.span()));
        return name;
    }

    /// The methods that were made since the last time.
    Map<MethodName, Method> takeMethods() {
        var methods = new LinkedHashMap<>(made);
        made.clear();
        return methods;
    }
}
