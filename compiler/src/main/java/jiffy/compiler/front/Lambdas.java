// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Lambdas and method references without state: each is the one object of a class of its own, and
/// its code a static method.
final class Lambdas {
    private static final String HELP =
            "write a class that implements the interface and keeps it in a final field";

    private final World world;
    private final Map<Tree, String> names = new IdentityHashMap<>();
    private final Map<String, MethodName> methodNames = new HashMap<>();
    private final Map<String, ExecutableElement> functions = new HashMap<>();
    private final Map<MethodName, Method> made = new LinkedHashMap<>();

    Lambdas(World world) {
        this.world = world;
    }

    /// Makes the lambdas of a class known.
    void collect(ClassTree type) {
        var owner = world.className((TypeElement) world.sources().element(type));
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree inner, Void nothing) {
                return inner == type ? super.visitClass(inner, nothing) : null;
            }

            @Override
            public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
                declare(tree, owner);
                return super.visitLambdaExpression(tree, nothing);
            }

            @Override
            public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
                declare(tree, owner);
                return super.visitMemberReference(tree, nothing);
            }
        }.scan(type, null);
    }

    private void declare(ExpressionTree tree, String owner) {
        var implemented = World.classOf(world.sources().type(tree)).filter(world::isOurs);
        if (implemented.isEmpty()) {
            return;
        }
        String simple = "lambda" + (names.size() + 1);
        String name = owner + "." + simple;
        names.put(tree, name);
        methodNames.put(name, new MethodName(owner, simple, ""));
        functions.put(name, functional(tree));
        world.hierarchy().declareSingleton(name, world.className(implemented.get()));
    }

    /// The method that a lambda's class runs for a method of its interface; empty if the class is
    /// not a lambda's, or the method has code itself.
    Optional<MethodName> method(String className, ExecutableElement method) {
        var function = functions.get(className);
        boolean implemented =
                function != null
                        && (method.getModifiers().contains(Modifier.ABSTRACT)
                                || function.equals(method)
                                || world.sources()
                                        .elements()
                                        .overrides(
                                                function,
                                                method,
                                                world.hierarchy().element(className)));
        return implemented ? Optional.of(methodNames.get(className)) : Optional.empty();
    }

    /// The methods that were made since the last time.
    Map<MethodName, Method> takeMethods() {
        var methods = new LinkedHashMap<>(made);
        made.clear();
        return methods;
    }

    /// The object that a lambda or method reference is.
    Expr value(ExpressionTree tree, Set<Element> assigned, List<Diagnostic> errors) {
        var span = world.span(tree);
        var name = names.get(tree);
        if (name == null) {
            throw unsupported(
                    span,
                    tree instanceof LambdaExpressionTree
                            ? "a lambda for `" + world.sources().type(tree) + "`"
                            : "a method reference for `" + world.sources().type(tree) + "`",
                    "declare an interface of the module that says the same");
        }
        var method = methodNames.get(name);
        if (!made.containsKey(method)) {
            make(tree, method, assigned, errors, span);
        }
        var type = World.classOf(world.sources().type(tree)).orElseThrow();
        return new Expr.Singleton(new Type.Struct(world.className(type)), name);
    }

    /// Of code that is refused in part there is no method.
    private void make(
            ExpressionTree tree,
            MethodName name,
            Set<Element> assigned,
            List<Diagnostic> errors,
            Span span) {
        boolean isPart =
                world.reports()
                        .leavesOut(() ->
                                made.put(
                                        name,
                                        switch (tree) {
                                            case LambdaExpressionTree lambda ->
                                                    lambda(lambda, name, assigned, errors, span);
                                            case MemberReferenceTree reference ->
                                                    reference(reference, name, errors, span);
                                            default ->
                                                    throw new IllegalArgumentException(
                                                            tree.toString());
                                        }));
        if (isPart) {
            made.remove(name);
        }
    }

    private Method lambda(
            LambdaExpressionTree tree,
            MethodName name,
            Set<Element> assigned,
            List<Diagnostic> errors,
            Span span) {
        var result = world.type(function(tree).getReturnType(), span);
        var body = Body.ofLambda(world, name.owner(), result, assigned, span);
        var parameters = parameters(tree, body);
        var statements = new Statements(body, errors);
        var block = body.block(() -> content(tree.getBody(), body, statements));
        var code = body.ofLambda(block, span);
        return method(name, Optional.empty(), parameters, result, code, functional(tree), span);
    }

    /// A method of the module for a lambda that the kernel API is given.
    MethodName callback(
            LambdaExpressionTree tree,
            Type module,
            Set<Element> assigned,
            List<Diagnostic> errors) {
        var name = names.get(tree);
        var method =
                new MethodName(
                        ((Type.Struct) module).name(),
                        name == null ? "lambda" + (names.size() + 1) : name,
                        "");
        names.put(tree, method.name());
        var span = world.span(tree);
        var result = world.type(function(tree).getReturnType(), span);
        var body = Body.ofCallback(world, module, result, assigned, span);
        var statements = new Statements(body, errors);
        var parameters = parameters(tree, body);
        var block = body.block(() -> content(tree.getBody(), body, statements));
        made.put(
                method,
                method(method, body.self(), parameters, result, block, functional(tree), span));
        return method;
    }

    private List<Local> parameters(LambdaExpressionTree tree, Body body) {
        var parameters = new ArrayList<Local>();
        for (var each : tree.getParameters()) {
            var element = world.sources().element(each);
            var at = world.span(each);
            parameters.add(body.declare(element, world.type(element.asType(), at), at));
        }
        return parameters;
    }

    private static void content(Tree tree, Body body, Statements statements) {
        switch (tree) {
            case StatementTree statement -> statements.inside(statement);
            case ExpressionTree expression -> {
                statements.expressions().patterns().declare(expression);
                if (body.resultType() == Primitive.VOID) {
                    statements.expression(expression);
                } else {
                    var value = statements.expressions().valueAs(expression, body.resultType());
                    var span = body.world().span(expression);
                    body.emit(new Stmt.Return(Optional.of(value), span));
                }
            }
            default -> throw new IllegalArgumentException(tree.toString());
        }
    }

    private static Method method(
            MethodName name,
            Optional<Local> self,
            List<Local> parameters,
            Type result,
            Block block,
            ExecutableElement function,
            Span span) {
        return new Method(
                name,
                self,
                List.copyOf(parameters),
                result,
                !function.getThrownTypes().isEmpty(),
                block,
                Set.of(),
                true,
                false,
                span);
    }

    private Method reference(
            MemberReferenceTree tree, MethodName name, List<Diagnostic> errors, Span span) {
        var called = (ExecutableElement) world.sources().element(tree);
        boolean ofModule = isOfModule(tree, name);
        checkReference(tree, called, ofModule, span);
        var function = function(tree);
        var result = world.type(function.getReturnType(), span);
        var body = Body.ofLambda(world, name.owner(), result, Set.of(), span);
        var parameters = new ArrayList<Local>();
        for (TypeMirror each : function.getParameterTypes()) {
            parameters.add(body.parameter("a" + parameters.size(), world.type(each, span), span));
        }
        var calls = new Statements(body, errors).expressions().calls();
        var receiver =
                ofModule ? Optional.<Expr>of(body.selfExpression(span)) : Optional.<Expr>empty();
        var block =
                body.block(() -> {
                    var value = calls.refer(called, receiver, parameters, span);
                    var end = new Stmt.Return(Optional.of(value), span);
                    if (result != Primitive.VOID) {
                        body.emit(end);
                    }
                });
        var code = body.ofLambda(block, span);
        return method(name, Optional.empty(), parameters, result, code, functional(tree), span);
    }

    /// Whether this is a reference to a method of the module's one object: it keeps nothing.
    private boolean isOfModule(MemberReferenceTree tree, MethodName name) {
        return world.isModule(name.owner())
                && tree.getQualifierExpression() instanceof IdentifierTree object
                && object.getName().contentEquals("this");
    }

    private void checkReference(
            MemberReferenceTree tree, ExecutableElement called, boolean ofModule, Span span) {
        boolean ofType =
                world.sources().element(tree.getQualifierExpression()) instanceof TypeElement;
        if (!ofType && !ofModule) {
            throw unsupported(Rule.CAPTURE, span, "a method reference that keeps an object", HELP);
        }
        if (called.isVarArgs()) {
            throw unsupported(
                    span,
                    "a reference to `"
                            + called.getSimpleName()
                            + "`, which takes any number of"
                            + " arguments,",
                    "write a lambda that calls it");
        }
    }

    /// The types of the method that a lambda implements, as its target type has them.
    private ExecutableType function(ExpressionTree tree) {
        var type = (DeclaredType) world.sources().type(tree);
        return (ExecutableType) world.sources().types().asMemberOf(type, functional(tree));
    }

    private ExecutableElement functional(ExpressionTree tree) {
        var type = World.classOf(world.sources().type(tree)).orElseThrow();
        var members = world.sources().elements().getAllMembers(type);
        return ElementFilter.methodsIn(members).stream()
                .filter(each -> each.getModifiers().contains(Modifier.ABSTRACT))
                .filter(each -> each.getEnclosingElement().getKind() == ElementKind.INTERFACE)
                .filter(each -> !isObjects(each))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isObjects(ExecutableElement method) {
        return Set.of("equals", "hashCode", "toString").contains(method.getSimpleName().toString());
    }
}
