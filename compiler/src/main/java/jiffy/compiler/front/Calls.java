// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.reject;
import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Calls of methods and constructors: of the module, of the kernel API, of the JDK.
final class Calls {
    private final Body body;
    private final Expressions expressions;
    private final World world;
    private final OwnCalls ours;
    private final Jdk jdk;

    Calls(Body body, Expressions expressions) {
        this.body = body;
        this.expressions = expressions;
        world = body.world();
        ours = new OwnCalls(body, expressions, this);
        jdk = new Jdk(world);
    }

    /// A call; the value of it, or a void constant.
    Expr invoke(MethodInvocationTree call, boolean needsValue) {
        var span = world.span(call);
        var method = (ExecutableElement) world.sources().element(call.getMethodSelect());
        var owner = (TypeElement) method.getEnclosingElement();
        if (Enums.declares(method, world)) {
            return new EnumCalls(body, expressions).invoke(call, method, span);
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && method.getSimpleName().contentEquals("clone")
                && world.sources().type(select.getExpression()) instanceof ArrayType) {
            return expressions.arrays().copy(expressions.value(select.getExpression()), span);
        }
        if (TextCalls.declares(method)) {
            return new TextCalls(body, expressions).invoke(call, method, span);
        }
        if (ObjectsCalls.declares(method)) {
            return new ObjectsCalls(body, expressions, ours).invoke(call, method, span);
        }
        if (ObjectArrays.declares(call, method, world)) {
            return new ObjectArrays(body, expressions).invoke(call, method, span);
        }
        boolean known =
                world.isApi(method)
                        || world.isOurs(owner)
                        || owner.getQualifiedName().contentEquals(Type.Struct.OBJECT);
        var called = known ? method : jdk.counterpart(method, call.getArguments(), span);
        return world.isApi(called) && !world.isCompiled(called)
                ? invokeApi(call, called, needsValue, span)
                : ours.invoke(call, called, needsValue, span);
    }

    /// The call that a method reference stands for; its value may have to be converted.
    Expr refer(
            ExecutableElement method, Optional<Expr> receiver, List<Local> parameters, Span span) {
        var owner = (TypeElement) method.getEnclosingElement();
        boolean isElsewhere =
                Enums.declares(method, world)
                        || TextCalls.declares(method)
                        || ObjectsCalls.declares(method);
        if (isElsewhere) {
            throw unsupported(
                    span,
                    "a reference to `%s` of `%s`"
                            .formatted(method.getSimpleName(), owner.getSimpleName()),
                    "write a lambda that calls it");
        }
        boolean known = world.isApi(method) || world.isOurs(owner);
        var called = known ? method : jdk.counterpart(method, List.of(), span);
        return world.isApi(called) && !world.isCompiled(called)
                ? referApi(called, parameters, span)
                : ours.refer(called, receiver, parameters, span);
    }

    private Expr referApi(ExecutableElement method, List<Local> parameters, Span span) {
        var binding = binding(method, span);
        if (binding.guard().isPresent() || method.getKind() == ElementKind.CONSTRUCTOR) {
            throw unsupported(
                    span, "a reference to `" + binding.name() + "`", "name it where it is needed");
        }
        var values = new ArrayList<Expr>();
        parameters.forEach(each -> values.add(new Expr.Var(each)));
        Optional<Expr> object =
                World.isStatic(method)
                        ? Optional.empty()
                        : Optional.of(apiReceiver(values.removeFirst(), method, span));
        var list = new ArrayList<Stmt.Argument>();
        for (int i = 0; i < values.size(); i++) {
            var value = apiArgument(values.get(i), binding.parameters().get(i), span);
            list.add(new Stmt.Argument.Value(value));
        }
        var type = world.type(method.getReturnType(), span);
        boolean needed = body.resultType() != Type.Primitive.VOID;
        var value = callApi(binding, new Arguments(object, list), type, needed, span);
        return needed ? expressions.coerce(value, body.resultType(), span) : value;
    }

    void addArguments(
            List<Supplier<Expr>> operands,
            List<? extends ExpressionTree> arguments,
            ExecutableElement method,
            Span span) {
        boolean packs = packs(arguments, method);
        int single = packs ? method.getParameters().size() - 1 : arguments.size();
        for (int i = 0; i < single; i++) {
            var argument = arguments.get(i);
            var type = world.type(method.getParameters().get(i).asType(), span);
            operands.add(() -> expressions.valueAs(argument, type));
        }
        if (packs) {
            var rest = arguments.subList(single, arguments.size());
            var array = method.getParameters().getLast().asType();
            operands.add(() ->
                    expressions.arrays().of(rest, (Type.Array) world.type(array, span), span));
        }
    }

    /// Whether the last arguments become an array: javac's public API does not say, JLS 15.12.3
    /// does.
    private boolean packs(List<? extends ExpressionTree> arguments, ExecutableElement method) {
        if (!method.isVarArgs()) {
            return false;
        }
        int count = method.getParameters().size();
        if (arguments.size() != count) {
            return true;
        }
        var last = world.sources().type(arguments.getLast());
        var array = method.getParameters().getLast().asType();
        var types = world.sources().types();
        return !types.isAssignable(last, types.erasure(array));
    }

    Expr receiver(MethodInvocationTree call, Span span) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? expressions.typed(select.getExpression())
                : body.implicit(world.sources().element(call.getMethodSelect()), span);
    }

    interface Emission {
        void emit(Optional<Local> result);
    }

    Expr result(Type type, boolean needed, Span span, Emission call) {
        if (type == Type.Primitive.VOID || !needed && type instanceof Type.Primitive) {
            call.emit(Optional.empty());
            return new Expr.Const(Type.Primitive.VOID, 0);
        }
        var result = body.temporary(type, span);
        body.emit(new Stmt.Declare(result, Optional.empty(), span));
        call.emit(Optional.of(result));
        return new Expr.Var(result);
    }

    private Expr invokeApi(
            MethodInvocationTree call, ExecutableElement method, boolean needsValue, Span span) {
        var binding = binding(method, span);
        if (binding.guard().isPresent()) {
            throw reject(
                    span,
                    Rule.UNSUPPORTED,
                    "a guard exists only as the resource of a `try`",
                    "write `try (var _ = " + call + ") { … }`");
        }
        if (binding.format().isPresent()) {
            print(call, method, binding, span);
            return new Expr.Const(Type.Primitive.VOID, 0);
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && select.getExpression() instanceof NewClassTree) {
            throw kernelObject(span);
        }
        Optional<Expr> object =
                World.isStatic(method) ? Optional.empty() : Optional.of(receiver(call, span));
        var type = resultType(call, method, span);
        boolean needed = needsValue || type.isReference();
        var arguments = arguments(binding, call.getArguments(), method, object, span);
        return callApi(binding, arguments, type, needed, span);
    }

    private Expr apiReceiver(Expr object, ExecutableElement method, Span span) {
        var checked =
                object.type() instanceof Type.Thrown ? object : expressions.notNull(object, span);
        if (checked.type() instanceof Type.Struct) {
            var owner = world.type(method.getEnclosingElement().asType(), span);
            return new Expr.Cast(owner, checked);
        }
        return checked;
    }

    private Type resultType(MethodInvocationTree call, ExecutableElement method, Span span) {
        return method.getReturnType().getKind() == javax.lang.model.type.TypeKind.VOID
                ? Type.Primitive.VOID
                : world.type(world.sources().type(call), span);
    }

    private Expr callApi(
            Binding binding, Arguments arguments, Type type, boolean needed, Span span) {
        if (binding.is(Binding.Trait.PURE)) {
            var values =
                    arguments.list().stream()
                            .map(each -> ((Stmt.Argument.Value) each).expression())
                            .toList();
            var raw = binding.result();
            boolean cast = raw.bound(Type.Kind.ENTRY).isPresent() && type instanceof Type.Struct;
            var value = new Expr.Native(binding, arguments.receiver(), values, cast ? raw : type);
            return cast ? new Expr.Cast(type, value) : value;
        }
        boolean outParameter = binding.template().contains("$result");
        return result(
                type,
                needed || outParameter,
                span,
                result ->
                        body.emit(
                                new Stmt.CallNative(
                                        result,
                                        binding,
                                        arguments.receiver(),
                                        arguments.list(),
                                        Set.of(),
                                        span)));
    }

    private record Arguments(Optional<Expr> receiver, List<Stmt.Argument> list) {}

    private Arguments arguments(
            Binding binding,
            List<? extends ExpressionTree> trees,
            ExecutableElement method,
            Optional<Expr> receiver,
            Span span) {
        var operands = new ArrayList<Supplier<Expr>>();
        receiver.ifPresent(each -> operands.add(() -> each));
        var callbacks = new Callback[trees.size()];
        for (int i = 0; i < trees.size(); i++) {
            var tree = trees.get(i);
            var parameter = method.getParameters().get(i).asType();
            var form = World.classOf(parameter).flatMap(world.api()::callback);
            if (form.isPresent()) {
                callbacks[i] = callback(form.get(), tree, (DeclaredType) parameter);
            } else {
                var type = binding.parameters().get(i);
                operands.add(() -> apiArgument(tree, type));
            }
        }
        var values = new ArrayList<>(expressions.values(operands, span));
        var object = receiver.map(_ -> apiReceiver(values.removeFirst(), method, span));
        var list = new ArrayList<Stmt.Argument>();
        for (var callback : callbacks) {
            list.add(
                    callback != null
                            ? new Stmt.Argument.Reference(callback)
                            : new Stmt.Argument.Value(values.removeFirst()));
        }
        return new Arguments(object, List.copyOf(list));
    }

    private Expr apiArgument(ExpressionTree tree, Type type) {
        return apiArgument(expressions.value(tree), type, world.span(tree));
    }

    private Expr apiArgument(Expr value, Type type, Span span) {
        var checked = value.type().isReference() ? expressions.notNull(value, span) : value;
        return type == Type.Primitive.VOID ? checked : expressions.coerce(checked, type, span);
    }

    private Binding binding(ExecutableElement method, Span span) {
        return world.api()
                .binding(method, world::erased)
                .orElseThrow(() -> {
                    String name =
                            method.getEnclosingElement().getSimpleName()
                                    + "."
                                    + method.getSimpleName();
                    return world.bindings().contains(method)
                            ? Bindings.missing(name, span)
                            : unsupported(span, "`" + name + "` in a kernel");
                });
    }

    private Callback callback(Api.CallbackForm form, ExpressionTree tree, DeclaredType type) {
        var span = world.span(tree);
        if (tree instanceof LambdaExpressionTree lambda && isInModule()) {
            var module = body.self().orElseThrow().type();
            var method =
                    world.lambdas()
                            .callback(
                                    lambda, module, body.assignedElements(), expressions.errors());
            return callback(form, method, type, span);
        }
        if (!(tree instanceof MemberReferenceTree reference)
                || !(reference.getQualifierExpression() instanceof IdentifierTree qualifier)
                || !qualifier.getName().contentEquals("this")) {
            throw unsupported(
                    span,
                    "a callback that is no method of this object",
                    "write a reference to a method, `this::method`, or a lambda in the module"
                            + " class");
        }
        var method = (ExecutableElement) world.sources().element(tree);
        if (!world.isOurs(method.getEnclosingElement())) {
            throw unsupported(
                    span,
                    "a callback that is not a method of the module",
                    "write a method of the module class that calls it");
        }
        if (!world.isModule(method.getEnclosingElement())) {
            throw unsupported(
                    span,
                    "a callback of another class than the module's",
                    "hand over a method of the module class");
        }
        return callback(form, world.name(method), type, span);
    }

    /// Whether this is a method of the module's object.
    private boolean isInModule() {
        return body.self().isPresent()
                && body.self().get().type() instanceof Type.Struct(var name)
                && world.isModule(name);
    }

    private Callback callback(
            Api.CallbackForm form, MethodName method, DeclaredType type, Span span) {
        var declared = functionalMethod((TypeElement) type.asElement());
        return new Callback(
                form.kind(),
                form.define(),
                form.value(),
                form.context(),
                form.concurrent(),
                form.repeatable(),
                form.holds(),
                method,
                declared.getParameters().stream().map(each -> world.erased(each.asType())).toList(),
                form.headers(),
                span);
    }

    private static ExecutableElement functionalMethod(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(each ->
                        each.getModifiers().contains(javax.lang.model.element.Modifier.ABSTRACT))
                .map(ExecutableElement.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void print(
            MethodInvocationTree call, ExecutableElement method, Binding binding, Span span) {
        Optional<Expr> object =
                World.isStatic(method) ? Optional.empty() : Optional.of(receiver(call, span));
        var trees = call.getArguments();
        if (!(expressions.value(trees.getFirst()) instanceof Expr.Text(var format))) {
            throw reject(
                    world.span(trees.getFirst()),
                    Rule.FORMAT,
                    "the format is not a constant string",
                    "write the text here, and what varies as arguments");
        }
        var operands = new ArrayList<Supplier<Expr>>();
        var letters = Formats.letters(format);
        for (int i = 1; i < trees.size(); i++) {
            var tree = trees.get(i);
            boolean isText = i <= letters.size() && letters.get(i - 1) == 's';
            operands.add(() -> printed(tree, isText));
        }
        var parsed = Formats.parse(format, expressions.values(operands, span));
        if (parsed.error().isPresent()) {
            throw reject(world.span(trees.getFirst()), Rule.FORMAT, parsed.error().get());
        }
        body.emit(new Stmt.Print(binding, object, parsed.pieces(), span));
    }

    private Expr printed(ExpressionTree tree, boolean isText) {
        var value = expressions.value(tree);
        var span = world.span(tree);
        return switch (value.type()) {
            case Type.Text _ -> expressions.notNull(value, span);
            case Type.Enum _ when isText -> Enums.name(expressions.notNull(value, span), span);
            default -> value;
        };
    }

    /// `new` of a class of the module.
    Expr create(NewClassTree creation) {
        var span = world.span(creation);
        var constructor = (ExecutableElement) world.sources().element(creation);
        var owner = (TypeElement) constructor.getEnclosingElement();
        if (!world.isOurs(owner)) {
            var bound = world.api().boundClass(owner);
            if (bound.isPresent() && bound.get().kind() == Type.Kind.OBJECT) {
                throw kernelObject(span);
            }
            throw unsupported(span, "`new " + owner.getSimpleName() + "` here");
        }
        if (world.isModule(owner)) {
            throw unsupported(
                    span,
                    "a second object of the module class",
                    "let another class have what there is more than one of");
        }
        var outer = outer(creation, span);
        var operands = new ArrayList<Supplier<Expr>>();
        addArguments(operands, creation.getArguments(), constructor, span);
        return create(constructor, operands, outer, span);
    }

    /// The object that `outer.new Inner()` is given.
    private Optional<Expr> outer(NewClassTree creation, Span span) {
        var tree = creation.getEnclosingExpression();
        if (tree == null) {
            return Optional.empty();
        }
        var outer = expressions.notNull(expressions.typed(tree), span);
        return Optional.of(body.fixed(outer, span));
    }

    /// What a constructor is given last: what its class keeps of what is around it.
    void addKept(
            List<Supplier<Expr>> operands,
            ExecutableElement constructor,
            Optional<Expr> outer,
            boolean isAround,
            Span span) {
        var type = (TypeElement) constructor.getEnclosingElement();
        world.captures()
                .outer(type)
                .ifPresent(each ->
                        operands.add(() ->
                                outer.map(object ->
                                                expressions.coerce(
                                                        object,
                                                        world.type(each.asType(), span),
                                                        span))
                                        .orElseGet(() ->
                                                world.conversions()
                                                        .cast(
                                                                body.enclosing(
                                                                        each, isAround, span),
                                                                world.type(each.asType(), span)))));
        world.captures()
                .variables(type)
                .forEach(each -> operands.add(() -> body.variable(each, span)));
    }

    /// The object of an enum's constant, in the enum's initialiser.
    Expr enumConstant(ExpressionTree initializer) {
        var creation = (NewClassTree) initializer;
        var span = world.span(creation);
        var constructor = world.enumBodies().constructor(creation);
        var operands = new ArrayList<Supplier<Expr>>();
        addArguments(operands, creation.getArguments(), constructor, span);
        return create(constructor, operands, span);
    }

    /// `new` of a class of the module: memory first, then the arguments, as Java has it.
    Expr create(ExecutableElement constructor, List<Supplier<Expr>> operands, Span span) {
        return create(constructor, operands, Optional.empty(), span);
    }

    private Expr create(
            ExecutableElement constructor,
            List<Supplier<Expr>> operands,
            Optional<Expr> outer,
            Span span) {
        addKept(operands, constructor, outer, false, span);
        var type = world.type(constructor.getEnclosingElement().asType(), span);
        var result = body.temporary(type, span);
        body.emit(new Stmt.Declare(result, Optional.empty(), span));
        body.emit(new Stmt.Allocate(result, type.toString(), Stmt.Allocation.UNKNOWN, span));
        var values = new ArrayList<>(expressions.values(operands, span));
        values.addFirst(new Expr.Var(result));
        body.emit(
                new Stmt.Invoke(
                        Optional.empty(), world.name(constructor), List.copyOf(values), span));
        return new Expr.Var(result);
    }

    /// `super(…)` of a class that extends a class of the kernel API.
    void superConstructor(MethodInvocationTree call, ExecutableElement constructor) {
        var span = world.span(call);
        var binding = world.api().binding(constructor, world::erased);
        if (binding.isPresent()) {
            Optional<Expr> object = Optional.of(body.selfExpression(span));
            var arguments =
                    arguments(binding.get(), call.getArguments(), constructor, object, span);
            callApi(binding.get(), arguments, Type.Primitive.VOID, false, span);
        }
    }

    /// Builds the kernel object of a field: `new Timer(…)`, perhaps with calls chained to it.
    void construct(Field field, ExpressionTree initializer) {
        var span = world.span(initializer);
        switch (initializer) {
            case NewClassTree creation -> {
                var constructor = (ExecutableElement) world.sources().element(creation);
                var binding = binding(constructor, span);
                var arguments =
                        arguments(
                                binding,
                                creation.getArguments(),
                                constructor,
                                Optional.empty(),
                                span);
                body.emit(new Stmt.Construct(field, binding, arguments.list(), span));
            }
            case MethodInvocationTree call
                    when call.getMethodSelect() instanceof MemberSelectTree select -> {
                construct(field, select.getExpression());
                var method = (ExecutableElement) world.sources().element(select);
                var object = new Expr.Load(body.selfExpression(span), field);
                var binding = binding(method, span);
                var arguments =
                        arguments(binding, call.getArguments(), method, Optional.of(object), span);
                body.emit(
                        new Stmt.CallNative(
                                Optional.empty(),
                                binding,
                                arguments.receiver(),
                                arguments.list(),
                                Set.of(),
                                span));
            }
            default -> throw kernelObject(span);
        }
    }

    private static jiffy.compiler.diagnostic.Rejection kernelObject(Span span) {
        return reject(
                span,
                Rule.KERNEL_OBJECT,
                "a kernel object is made only for a final field of the module class",
                "declare a field: `private final Timer timer = new Timer(this::tick);`");
    }

    /// The lock and the binding of a `try` resource.
    record Acquisition(Expr lock, Binding binding) {}

    /// A resource of a `try`: only a lock's guard.
    Acquisition acquisition(ExpressionTree resource) {
        var span = world.span(resource);
        if (resource instanceof MethodInvocationTree call
                && world.sources().element(call.getMethodSelect())
                        instanceof ExecutableElement method
                && world.isApi(method)) {
            var binding = binding(method, span);
            if (binding.guard().isPresent()) {
                var lock = receiver(call, span);
                if (lock.type().bound(Type.Kind.OBJECT).isPresent()) {
                    return new Acquisition(lock, binding);
                }
            }
        }
        throw unsupported(
                span,
                "a resource that is neither a lock's guard nor an object of the module",
                "write `try (var _ = lock.acquire()) { … }`, or let a class implement"
                        + " `AutoCloseable`");
    }
}
