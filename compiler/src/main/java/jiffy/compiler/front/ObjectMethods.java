// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// The methods that Java gives a class: a record's accessors, `equals` and `hashCode`.
///
/// A record's hash is HotSpot's: 31 times what came before, plus the component's. An object that
/// has no `hashCode` of its own has none here: Java does not say what it is.
final class ObjectMethods {
    private static final String HELP = "write the method yourself";

    private final World world;
    private final Map<MethodName, Method> made = new LinkedHashMap<>();
    private final Map<MethodName, Method> taken = new LinkedHashMap<>();

    ObjectMethods(World world) {
        this.world = world;
    }

    /// The methods that were made since the last time.
    Map<MethodName, Method> takeMethods() {
        var methods = new LinkedHashMap<>(made);
        taken.putAll(made);
        made.clear();
        return methods;
    }

    private void make(MethodName name, Method method) {
        made.put(name, method);
    }

    private boolean isKnown(MethodName name) {
        return made.containsKey(name) || taken.containsKey(name);
    }

    /// Whether the method is a record's that its author did not write.
    boolean isGenerated(ExecutableElement method) {
        return method.getEnclosingElement().getKind() == ElementKind.RECORD
                && method.getKind() == ElementKind.METHOD
                && world.sources().trees().getTree(method) == null;
    }

    /// The field that an accessor returns, if its author did not write it.
    Optional<Field> accessed(ExecutableElement method, Span span) {
        if (!isGenerated(method) || !method.getParameters().isEmpty()) {
            return Optional.empty();
        }
        return fields(owner(method)).stream()
                .filter(each -> each.getSimpleName().equals(method.getSimpleName()))
                .findFirst()
                .map(each -> world.field(each, span));
    }

    private static TypeElement owner(ExecutableElement method) {
        return (TypeElement) method.getEnclosingElement();
    }

    /// The fields of a record's components.
    static List<VariableElement> fields(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(each -> !World.isStatic(each))
                .toList();
    }

    /// The accessors of a record's components.
    static List<ExecutableElement> accessors(TypeElement type) {
        return type.getRecordComponents().stream().map(each -> each.getAccessor()).toList();
    }

    /// A method of a record that its author did not write.
    MethodName generated(ExecutableElement method, Span span) {
        var name = world.name(method);
        if (isKnown(name)) {
            return name;
        }
        var at = world.declaration(owner(method), span);
        var field = accessed(method, span);
        if (field.isPresent()) {
            make(name, accessor(name, field.get(), at));
        } else if (name.name().equals("equals")) {
            make(name, equalsObject(name, owner(method), at));
        } else if (name.name().equals("hashCode")) {
            made.put(name, null);
            make(name, hash(name, owner(method), at));
        } else {
            throw unsupported(Rule.MADE_TEXT, span, "`toString`", Instead.FORMAT);
        }
        return name;
    }

    private static Method method(
            MethodName name, Local self, List<Local> parameters, Type result, Block body) {
        return new Method(
                name,
                Optional.of(self),
                parameters,
                result,
                false,
                body,
                Set.of(),
                true,
                false,
                self.span());
    }

    private Method accessor(MethodName name, Field field, Span span) {
        var self = new Locals(span).next("self", new Type.Struct(name.owner()));
        var value = new Expr.Load(new Expr.Var(self), field);
        return method(name, self, List.of(), field.type(), Block.of(returned(value, span)));
    }

    private static Stmt returned(Expr value, Span span) {
        return new Stmt.Return(Optional.of(value), span);
    }

    private static Expr constant(boolean value) {
        return new Expr.Const(Primitive.BOOLEAN, value ? 1 : 0);
    }

    private static Stmt unless(Expr condition, Expr result, Span span) {
        return new Stmt.If(
                Folding.unary(Expr.Unary.Operator.NOT, Primitive.BOOLEAN, condition),
                Block.of(returned(result, span)),
                Block.EMPTY,
                span);
    }

    /// `equals` of a record with an object of any class.
    private Method equalsObject(MethodName name, TypeElement type, Span span) {
        var locals = new Locals(span);
        var struct = new Type.Struct(name.owner());
        var self = locals.next("self", struct);
        var other = locals.next("other", world.hierarchy().object());
        var result = locals.temporary(Primitive.BOOLEAN);
        var body = new ArrayList<Stmt>();
        body.add(new Stmt.Declare(result, Optional.empty(), span));
        body.add(
                unless(
                        world.conversions().isInstance(new Expr.Var(other), struct, true),
                        constant(false),
                        span));
        body.add(
                new Stmt.Invoke(
                        Optional.of(result),
                        equalsSame(type, span),
                        List.of(new Expr.Var(self), new Expr.Cast(struct, new Expr.Var(other))),
                        span));
        body.add(returned(new Expr.Var(result), span));
        return method(name, self, List.of(other), Primitive.BOOLEAN, new Block(List.copyOf(body)));
    }

    /// `equals` of a record with one of the same class.
    MethodName equalsSame(TypeElement type, Span span) {
        var struct = new Type.Struct(world.className(type));
        var name = new MethodName(struct.name(), "equals", struct.name());
        if (isKnown(name)) {
            return name;
        }
        made.put(name, null);
        var at = world.declaration(type, span);
        var locals = new Locals(at);
        var self = locals.next("self", struct);
        var other = locals.next("other", struct);
        var body = new ArrayList<Stmt>();
        body.add(unless(Conversions.isNotNull(new Expr.Var(other)), constant(false), at));
        for (var element : fields(type)) {
            var field = world.field(element, at);
            equalFields(
                    new Expr.Load(new Expr.Var(self), field),
                    new Expr.Load(new Expr.Var(other), field),
                    body,
                    locals);
        }
        body.add(returned(constant(true), at));
        make(
                name,
                method(
                        name,
                        self,
                        List.of(other),
                        Primitive.BOOLEAN,
                        new Block(List.copyOf(body))));
        return name;
    }

    private void equalFields(Expr mine, Expr others, List<Stmt> body, Locals locals) {
        var span = locals.span();
        var same = Folding.binary(Operator.EQUAL, Primitive.BOOLEAN, mine, others);
        switch (mine.type()) {
            case Type.Text _ -> body.add(unless(Texts.same(mine, others), constant(false), span));
            case Primitive _, Type.Array _, Type.Enum _ ->
                    body.add(unless(same, constant(false), span));
            case Type.Struct type -> {
                var method = inherited("equals");
                var target = target(type, method, span);
                if (target.isEmpty()) {
                    body.add(unless(same, constant(false), span));
                    return;
                }
                var result = locals.temporary(Primitive.BOOLEAN);
                var call =
                        Block.of(
                                new Stmt.Invoke(
                                        Optional.of(result),
                                        target.get(),
                                        List.of(
                                                receiver(target.get(), mine),
                                                argument(target.get(), mine, others)),
                                        span));
                body.add(new Stmt.Declare(result, Optional.of(same), span));
                body.add(
                        new Stmt.If(
                                Folding.binary(
                                        Operator.AND_ALSO,
                                        Primitive.BOOLEAN,
                                        Folding.unary(
                                                Expr.Unary.Operator.NOT,
                                                Primitive.BOOLEAN,
                                                new Expr.Var(result)),
                                        Conversions.isNotNull(mine)),
                                call,
                                Block.EMPTY,
                                span));
                body.add(unless(new Expr.Var(result), constant(false), span));
            }
            default -> throw unsupported(span, "`equals` of a `" + mine.type() + "`", HELP);
        }
    }

    private Expr receiver(MethodName target, Expr value) {
        return world.conversions().cast(value, world.typeNamed(target.owner()));
    }

    /// What `equals` of a record has for records of the same class takes one of those.
    private Expr argument(MethodName target, Expr mine, Expr value) {
        return world.conversions()
                .cast(
                        value,
                        target.descriptor().equals(Type.Struct.OBJECT)
                                ? world.hierarchy().object()
                                : mine.type());
    }

    /// What a call of `equals` or `hashCode` on an object of this type runs; empty if it compares
    /// identities.
    Optional<MethodName> target(Type.Struct type, ExecutableElement method, Span span) {
        var element = world.hierarchy().element(type.name());
        boolean isRecord = element != null && element.getKind() == ElementKind.RECORD;
        if (isRecord && method.getSimpleName().contentEquals("equals")) {
            var own = world.hierarchy().implementation(type.name(), method).orElseThrow();
            return Optional.of(isGenerated(own) ? equalsSame(element, span) : world.name(own));
        }
        var target = world.dispatch().target(type, method, span);
        return Optional.of(target).filter(each -> !each.equals(identityEquals()));
    }

    /// `equals` or `hashCode` of [Object].
    ExecutableElement inherited(String name) {
        var object = world.sources().elements().getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .filter(each -> each.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow();
    }

    private Method hash(MethodName name, TypeElement type, Span span) {
        var locals = new Locals(span);
        var self = locals.next("self", new Type.Struct(name.owner()));
        var result = locals.next("hash", Primitive.INT);
        var zero = new Expr.Const(Primitive.INT, 0);
        var body = new ArrayList<Stmt>();
        body.add(new Stmt.Declare(result, Optional.of(zero), span));
        for (var element : fields(type)) {
            var value = new Expr.Load(new Expr.Var(self), world.field(element, span));
            var part = hashOf(value, body, locals);
            var before = arithmetic(Operator.MULTIPLY, new Expr.Var(result), 31);
            var after = Folding.binary(Operator.ADD, Primitive.INT, before, part);
            body.add(new Stmt.Assign(result, after, span));
        }
        body.add(returned(new Expr.Var(result), span));
        return method(name, self, List.of(), Primitive.INT, new Block(List.copyOf(body)));
    }

    private static Expr arithmetic(Operator operator, Expr left, long right) {
        return Folding.binary(operator, Primitive.INT, left, new Expr.Const(Primitive.INT, right));
    }

    private Expr hashOf(Expr value, List<Stmt> body, Locals locals) {
        var span = locals.span();
        return switch (value.type()) {
            case Primitive type ->
                    switch (type) {
                        case BOOLEAN ->
                                new Expr.Choose(
                                        Primitive.INT,
                                        value,
                                        new Expr.Const(Primitive.INT, 1231),
                                        new Expr.Const(Primitive.INT, 1237));
                        case LONG -> {
                            var high =
                                    Folding.binary(
                                            Operator.SHIFT_RIGHT_UNSIGNED,
                                            Primitive.LONG,
                                            value,
                                            new Expr.Const(Primitive.INT, 32));
                            yield Folding.convert(
                                    Primitive.INT,
                                    Folding.binary(Operator.XOR, Primitive.LONG, value, high));
                        }
                        case VOID, BYTE, SHORT, CHAR, INT -> Folding.convert(Primitive.INT, value);
                    };
            case Type.Text _ ->
                    new Expr.Choose(
                            Primitive.INT,
                            Conversions.isNotNull(value),
                            Texts.hash(value),
                            new Expr.Const(Primitive.INT, 0));
            case Type.Struct type -> {
                var target = world.dispatch().target(type, inherited("hashCode"), span);
                var hash = locals.temporary(Primitive.INT);
                body.add(
                        new Stmt.Declare(
                                hash, Optional.of(new Expr.Const(Primitive.INT, 0)), span));
                body.add(
                        new Stmt.If(
                                Conversions.isNotNull(value),
                                Block.of(
                                        new Stmt.Invoke(
                                                Optional.of(hash),
                                                target,
                                                List.of(receiver(target, value)),
                                                span)),
                                Block.EMPTY,
                                span));
                yield new Expr.Var(hash);
            }
            default -> throw unsupported(span, "`hashCode` of a `" + value.type() + "`", HELP);
        };
    }

    private static MethodName identityEquals() {
        return new MethodName(Type.Struct.OBJECT, "equals", Type.Struct.OBJECT);
    }

    /// What [Object] does itself; only `equals` means the same everywhere.
    MethodName identity(ExecutableElement method, String className, Span span) {
        var name = identityEquals();
        if (!method.getSimpleName().contentEquals("equals")) {
            throw unsupported(
                    span,
                    "`%s` of `%s`, which does not define it,"
                            .formatted(method.getSimpleName(), className),
                    HELP);
        }
        if (!isKnown(name)) {
            var locals = new Locals(world.declaration(method, span));
            var self = locals.next("self", world.hierarchy().object());
            var other = locals.next("other", world.hierarchy().object());
            var same =
                    Folding.binary(
                            Operator.EQUAL,
                            Primitive.BOOLEAN,
                            new Expr.Var(self),
                            new Expr.Var(other));
            make(
                    name,
                    method(
                            name,
                            self,
                            List.of(other),
                            Primitive.BOOLEAN,
                            Block.of(returned(same, locals.span()))));
        }
        return name;
    }
}
