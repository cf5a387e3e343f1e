// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Methods and constructors of one class.
final class MethodLowering {
    private final World world;
    private final List<Diagnostic> errors;
    private final ClassTree type;
    private final boolean isMain;
    private Set<Element> assigned;

    MethodLowering(World world, List<Diagnostic> errors, ClassTree type, boolean isMain) {
        this.world = world;
        this.errors = errors;
        this.type = type;
        this.isMain = isMain;
    }

    /// A method's IR; empty if its body cannot be lowered.
    Optional<Method> method(MethodTree tree) {
        var element = (ExecutableElement) world.sources().element(tree);
        var span = nameSpan(tree);
        if (element.getModifiers().contains(Modifier.ABSTRACT)) {
            checkSignature(tree, element, span);
            return Optional.empty();
        }
        if (tree.getBody() == null) {
            throw World.unsupported(span, "a `native` method", "bind a kernel function");
        }
        if (element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
            throw World.unsupported(
                    Rule.MONITOR,
                    span,
                    "`synchronized`",
                    "use a Mutex: `try (var _ = lock.acquire())`");
        }
        var result = passed(world.type(element.getReturnType(), span), span, "result");
        var body = new Body(world, self(element, span), result, assigned(), span);
        var parameters = new ArrayList<Local>();
        tree.getParameters().forEach(each -> parameters.add(parameter(body, each)));
        var statements = new Statements(body, errors);
        boolean isConstructor = element.getKind() == ElementKind.CONSTRUCTOR;
        var kept = isConstructor ? kept(element, body, span) : Map.<Field, Local>of();
        parameters.addAll(kept.values());
        var block =
                body.block(() -> {
                    if (isConstructor) {
                        constructor(tree.getBody(), kept, body, statements);
                        components(element, body, span);
                    } else {
                        statements.all(tree.getBody().getStatements());
                    }
                });
        return Optional.of(
                new Method(
                        world.name(element),
                        body.self(),
                        List.copyOf(parameters),
                        result,
                        throwsErrno(element, span),
                        block,
                        Set.of(),
                        true,
                        false,
                        span));
    }

    /// The type of the receiver.
    private Optional<Type> self(ExecutableElement element, Span span) {
        return World.isStatic(element)
                ? Optional.empty()
                : Optional.of(world.type(element.getEnclosingElement().asType(), span));
    }

    /// A method without a body has no code to refuse, but a type that there is not.
    private void checkSignature(MethodTree tree, ExecutableElement element, Span span) {
        passed(world.type(element.getReturnType(), span), span, "result");
        for (var each : tree.getParameters()) {
            var at = world.span(each);
            passed(world.type(world.sources().element(each).asType(), at), at, "parameter");
        }
        throwsErrno(element, span);
    }

    /// A record's constructor that assigns no field itself ends with doing so.
    private void components(ExecutableElement constructor, Body body, Span span) {
        var elements = world.sources().elements();
        boolean assigns =
                elements.isCompactConstructor(constructor)
                        || elements.isCanonicalConstructor(constructor)
                                && elements.getOrigin(constructor) != Elements.Origin.EXPLICIT;
        if (!assigns) {
            return;
        }
        var fields = ObjectMethods.fields((TypeElement) constructor.getEnclosingElement());
        for (int i = 0; i < fields.size(); i++) {
            var field = world.field(fields.get(i), span);
            var value = new Expr.Var(body.local(constructor.getParameters().get(i)));
            body.emit(new Stmt.Store(body.selfExpression(span), field, value, span));
        }
    }

    private boolean throwsErrno(ExecutableElement element, Span span) {
        for (var thrown : element.getThrownTypes()) {
            if (!thrown.toString().equals(World.ERRNO)) {
                throw World.unsupported(
                        Rule.EXCEPTION,
                        span,
                        "`throws " + thrown + "`",
                        "declare `throws Errno`, and throw that");
            }
        }
        return !element.getThrownTypes().isEmpty();
    }

    /// Exceptions and values that live in one variable are not handed from method to method, nor
    /// are kernel objects: a rule must see by which field a lock or a list is named.
    private static Type passed(Type type, Span span, String as) {
        if (type instanceof Type.Thrown || type.bound(Type.Kind.VALUE).isPresent()) {
            throw World.unsupported(span, "a parameter or result of type `" + type + "`");
        }
        if (type.bound(Type.Kind.OBJECT).isPresent()) {
            throw World.reject(
                    span,
                    Rule.KERNEL_OBJECT,
                    "a kernel object cannot be a " + as,
                    "name the field where it is used");
        }
        return type;
    }

    private Local parameter(Body body, VariableTree tree) {
        var element = world.sources().element(tree);
        var span = world.span(tree);
        var type = passed(world.type(element.asType(), span), span, "parameter");
        return body.declare(element, type, span);
    }

    /// The parameters of a constructor for what its class keeps of what is around it.
    private Map<Field, Local> kept(ExecutableElement constructor, Body body, Span span) {
        var kept = new LinkedHashMap<Field, Local>();
        for (var field :
                world.captures().fields((TypeElement) constructor.getEnclosingElement(), span)) {
            kept.put(field, body.parameter(field.name(), field.type(), span));
        }
        return kept;
    }

    /// Sets the fields for what is kept, or, where another constructor will, has them in
    /// parameters.
    private void keep(Map<Field, Local> kept, boolean isSet, Body body, Span span, Runnable code) {
        if (isSet) {
            kept.forEach((field, given) ->
                    body.emit(
                            new Stmt.Store(
                                    body.selfExpression(span), field, new Expr.Var(given), span)));
            code.run();
            return;
        }
        var element = (TypeElement) world.sources().element(type);
        var given = new ArrayList<>(kept.values());
        var outer = world.captures().outer(element).map(_ -> given.removeFirst());
        var variables = new HashMap<Element, Local>();
        for (var each : world.captures().variables(element)) {
            variables.put(each, given.removeFirst());
        }
        body.whereGiven(outer, variables, code);
    }

    /// Fields are initialised right after `super(…)`; a constructor that starts with `this(…)`
    /// leaves that to the other one.
    private void constructor(
            BlockTree block, Map<Field, Local> kept, Body body, Statements statements) {
        var calls = block.getStatements().stream().flatMap(each -> explicitCall(each).stream());
        var call =
                calls.findFirst()
                        .orElseThrow(() ->
                                World.unsupported(
                                        world.span(block),
                                        type.getSimpleName().isEmpty()
                                                ? "an anonymous class that extends an inner class"
                                                        + " of a given object"
                                                : "a constructor that gives `super` the object"
                                                        + " around it",
                                        "make the class that it extends `static`, and give it what"
                                                + " it needs"));
        int at = 0;
        while (explicitCall(block.getStatements().get(at)).isEmpty()) {
            at++;
        }
        var before = block.getStatements().subList(0, at + 1);
        keep(
                kept,
                !isThis(call),
                body,
                world.span(block),
                () -> before.forEach(each -> early(each, body, statements)));
        block.getStatements()
                .subList(at + 1, block.getStatements().size())
                .forEach(statements::one);
    }

    /// A statement that stands before the call of another constructor, or is it.
    private void early(StatementTree tree, Body body, Statements statements) {
        explicitCall(tree)
                .ifPresentOrElse(
                        call -> guarded(tree, () -> explicit(call, body, statements)),
                        () -> statements.one(tree));
    }

    private static boolean isThis(MethodInvocationTree call) {
        return ((IdentifierTree) call.getMethodSelect()).getName().contentEquals("this");
    }

    private void explicit(MethodInvocationTree call, Body body, Statements statements) {
        var target = (ExecutableElement) world.sources().element(call.getMethodSelect());
        if (isThis(call)) {
            if (isMain) {
                throw World.unsupported(
                        world.span(call), "`this(…)` in the module class", "use one constructor");
            }
            statements.expression(call);
            return;
        }
        if (world.isOurs(target.getEnclosingElement())) {
            statements.expression(call);
        } else if (!target.getEnclosingElement().toString().equals("java.lang.Object")) {
            statements.expressions().calls().superConstructor(call, target);
        }
        for (var member : type.getMembers()) {
            guarded(member, () -> initialise(member, body, statements));
        }
    }

    private void guarded(Tree tree, Runnable work) {
        try {
            work.run();
        } catch (Rejection rejection) {
            world.reports().add(rejection, tree, errors);
        }
    }

    private void initialise(Tree member, Body body, Statements statements) {
        if (member instanceof BlockTree block && !block.isStatic()) {
            statements.one(block);
        }
        if (!(member instanceof VariableTree variable)
                || variable.getInitializer() == null
                || !(world.sources().element(variable) instanceof VariableElement element)
                || World.isStatic(element)) {
            return;
        }
        var span = world.span(variable);
        if (element.getConstantValue() != null
                && element.asType().toString().equals("java.lang.String")) {
            return;
        }
        var field = world.field(element, span);
        if (field.type().bound(Type.Kind.OBJECT).isPresent()) {
            statements.expressions().calls().construct(field, variable.getInitializer());
            return;
        }
        statements.expressions().patterns().declare(variable.getInitializer());
        var value = statements.expressions().valueAs(variable.getInitializer(), field.type());
        if (isMain && value instanceof Expr.Const(_, long constant) && constant == 0) {
            return;
        }
        body.emit(new Stmt.Store(body.selfExpression(span), field, value, span));
    }

    private static Optional<MethodInvocationTree> explicitCall(StatementTree statement) {
        return statement instanceof ExpressionStatementTree expression
                        && expression.getExpression() instanceof MethodInvocationTree call
                        && call.getMethodSelect() instanceof IdentifierTree name
                        && (name.getName().contentEquals("super")
                                || name.getName().contentEquals("this"))
                ? Optional.of(call)
                : Optional.empty();
    }

    /// The local variables of the class that are assigned after their declaration; those of its
    /// initialisers, which belong to every constructor, are among them.
    Set<Element> assigned() {
        if (assigned == null) {
            assigned = findAssigned();
        }
        return assigned;
    }

    private Set<Element> findAssigned() {
        var assigned = new HashSet<Element>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAssignment(AssignmentTree tree, Void nothing) {
                assigned.add(world.sources().element(tree.getVariable()));
                return super.visitAssignment(tree, nothing);
            }

            @Override
            public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void nothing) {
                assigned.add(world.sources().element(tree.getVariable()));
                return super.visitCompoundAssignment(tree, nothing);
            }

            @Override
            public Void visitUnary(UnaryTree tree, Void nothing) {
                assigned.add(world.sources().element(tree.getExpression()));
                return super.visitUnary(tree, nothing);
            }
        }.scan(type, null);
        return assigned;
    }

    private Span nameSpan(MethodTree tree) {
        boolean isConstructor = tree.getReturnType() == null;
        var before = isConstructor ? tree.getModifiers() : tree.getReturnType();
        var name = isConstructor ? type.getSimpleName() : tree.getName();
        return world.sources().nameSpan(tree, before, name.toString());
    }
}
