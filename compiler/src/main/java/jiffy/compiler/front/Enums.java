// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.EnumDef;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// The enums of a module: what they declare, and the methods that every enum has.
final class Enums {
    private Enums() {}

    /// What an enum declares; its constants' values are computed later.
    static EnumDef definition(ClassTree tree, World world) {
        var span = Declaration.nameSpan(tree, world);
        var element = (TypeElement) world.sources().element(tree);
        ClassKinds.checkInterfaces(element, world, span);
        var constants = new ArrayList<EnumDef.Constant>();
        var fields = new ArrayList<Field>();
        for (var member : tree.getMembers()) {
            if (!(member instanceof VariableTree variable)) {
                continue;
            }
            var declared = (VariableElement) world.sources().element(variable);
            if (declared.getKind() == ElementKind.ENUM_CONSTANT) {
                constants.add(new EnumDef.Constant(variable.getName().toString(), List.of()));
            } else if (!World.isStatic(declared)) {
                fields.add(field(declared, world.span(variable), world));
            }
        }
        return new EnumDef(
                world.className(element), List.copyOf(fields), List.copyOf(constants), span);
    }

    /// Whether a class is the body of an enum's constant.
    static boolean isBody(TypeElement type) {
        return World.classOf(type.getSuperclass())
                .filter(each -> each.getKind() == ElementKind.ENUM)
                .isPresent();
    }

    private static Field field(VariableElement element, Span span, World world) {
        var field = world.field(element, span);
        if (!field.isFinal()) {
            throw World.reject(
                    span,
                    jiffy.compiler.diagnostic.Rule.STATIC_STATE,
                    "the field `" + field.name() + "` of an enum is not final",
                    "make it `final`: an enum's constants never change");
        }
        checkConstant(field, span);
        return field;
    }

    /// Refuses a field whose value cannot be there for good.
    static void checkConstant(Field field, Span span) {
        if (!isConstant(field.type())) {
            throw World.reject(
                    span,
                    jiffy.compiler.diagnostic.Rule.STATIC_STATE,
                    "`%s` is not a constant: there is one `%s` for each module"
                            .formatted(field.name(), field.type()),
                    "make it a field of the module class");
        }
    }

    private static boolean isConstant(Type type) {
        return type instanceof Type.Primitive
                || type.isImmortal()
                || type instanceof Type.Array(var element) && isConstant(element);
    }

    /// Whether the method is one that the language gives to an enum.
    static boolean declares(ExecutableElement method, World world) {
        var owner = (TypeElement) method.getEnclosingElement();
        return owner.getQualifiedName().contentEquals("java.lang.Enum")
                || owner.getKind() == ElementKind.ENUM
                        && World.isStatic(method)
                        && world.sources().trees().getTree(method) == null;
    }

    /// The constants of an enum.
    static int count(TypeElement type) {
        return (int)
                type.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                        .count();
    }

    /// A constant that is named.
    static Expr constant(VariableElement element, World world, Span span) {
        var owner = (TypeElement) element.getEnclosingElement();
        if (!(world.type(element.asType(), span) instanceof Type.Enum type)) {
            throw unsupported(span, "the enum `" + owner.getQualifiedName() + "`");
        }
        var all =
                owner.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                        .toList();
        return new Expr.EnumConstant(
                type, element.getSimpleName().toString(), all.indexOf(element));
    }

    static Expr ordinal(Expr constant, Span span) {
        return constant instanceof Expr.EnumConstant(_, _, int ordinal)
                ? new Expr.Const(Type.Primitive.INT, ordinal)
                : new Expr.Load(constant, EnumDef.ordinal((Type.Enum) constant.type(), span));
    }

    static Expr name(Expr constant, Span span) {
        return constant instanceof Expr.EnumConstant(_, var name, _)
                ? new Expr.Text(name)
                : new Expr.Load(constant, EnumDef.constantName((Type.Enum) constant.type(), span));
    }

    /// The enum whose `values()` an expression is.
    static Optional<TypeElement> values(MethodInvocationTree call, World world) {
        var method = (ExecutableElement) world.sources().element(call.getMethodSelect());
        return declares(method, world)
                        && method.getSimpleName().contentEquals("values")
                        && method.getEnclosingElement() instanceof TypeElement owner
                        && world.isOurs(owner)
                ? Optional.of(owner)
                : Optional.empty();
    }

    /// `valueOf`, which the language writes for each enum.
    static Method valueOf(Type.Enum type, int count, Span span) {
        var name = new Local(0, "name", new Type.Text(), true, span);
        var index = new Local(1, "t1", Type.Primitive.INT, false, span);
        var constant = new Expr.EnumAt(type, new Expr.Var(index));
        var same =
                new Stmt.If(
                        Texts.same(name(constant, span), new Expr.Var(name)),
                        Block.of(new Stmt.Return(Optional.of(constant), span)),
                        Block.EMPTY,
                        span);
        var zero = new Expr.Const(Type.Primitive.INT, 0);
        var search =
                new Stmt.Loop(
                        new Stmt.Label(0, null),
                        Block.EMPTY,
                        Folding.binary(
                                Expr.Binary.Operator.LESS,
                                Type.Primitive.BOOLEAN,
                                new Expr.Var(index),
                                new Expr.Const(Type.Primitive.INT, count)),
                        Block.of(same),
                        Block.of(Statements.increment(index, span)),
                        true,
                        span);
        var body =
                Block.of(
                        new Stmt.Check(
                                Stmt.Check.Condition.NOT_NULL,
                                new Expr.Var(name),
                                Optional.empty(),
                                span),
                        new Stmt.Declare(index, Optional.of(zero), span),
                        search,
                        new Stmt.ThrowFault(Stmt.Fault.ILLEGAL_ARGUMENT, span));
        return new Method(
                valueOfName(type),
                Optional.empty(),
                List.of(name),
                type,
                false,
                body,
                Set.of(),
                true,
                false,
                span);
    }

    static MethodName valueOfName(Type.Enum type) {
        return new MethodName(type.name(), "valueOf", "java.lang.String");
    }
}
